// Cuts a report's text into sections, paragraphs and pieces, so that every figure, place and sentence begins and ends
// with a piece. Together the pieces are the whole text, unchanged but for blank lines.

/** @import { Analysis, Figure, Section, Segment, Span } from "./types" */

/** Longer paragraphs are cut at a space: browsers lay out short ones faster. */
const LONGEST = 20_000;

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Section[]}
 */
export function cut(text, analysis) {
  const outcomes = [...analysis.outcomes].sort((one, other) => one.span[0] - other.span[0]);
  const starts = outcomes.map((outcome) => outcome.span[0]);
  const piece = pieces(analysis, text.length);
  /** @type {Section[]} */
  const sections = [{ outcome: null, blocks: [] }, ...outcomes.map(({ id }) => ({ outcome: id, blocks: [] }))];
  sections.forEach((section, index) => {
    const start = index === 0 ? 0 : (starts[index - 1] ?? 0);
    const end = starts[index] ?? text.length;
    // A text without headings is one outcome without a name.
    const headed = Boolean(section.outcome);
    const spans = paragraphs(text, start, end, headed);
    section.blocks = spans.map((span, at) => ({ heading: headed && at === 0, segments: piece(span) }));
  });
  return sections.filter((section) => section.blocks.length > 0);
}

/**
 * Spans of the paragraphs between two places of the text; a heading is its first line only.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {boolean} headed
 */
function paragraphs(text, start, end, headed) {
  /** @type {Span[]} */
  const found = [];
  let from = -1;
  let to = -1;
  const close = () => {
    if (from >= 0) found.push(...shortened(text, from, to));
    from = -1;
  };
  for (let line = start; line < end; ) {
    const stop = text.indexOf("\n", line);
    const next = stop < 0 || stop >= end ? end : stop + 1;
    const words = text.slice(line, next).trimEnd();
    if (words === "") close();
    else if (from < 0) from = line + words.length - words.trimStart().length;
    if (words !== "") to = line + words.length;
    if (headed && words !== "" && found.length === 0) close();
    line = next;
  }
  close();
  return found;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {Span[]}
 */
function shortened(text, from, to) {
  /** @type {Span[]} */
  const found = [];
  while (to - from > LONGEST) {
    const space = text.lastIndexOf(" ", from + LONGEST);
    const at = space > from ? space + 1 : from + LONGEST;
    found.push([from, at]);
    from = at;
  }
  return [...found, [from, to]];
}

/**
 * A function that cuts spans, asked in the order of the text.
 *
 * @param {Analysis} analysis
 * @param {number} length
 * @returns {(span: Span) => Segment[]}
 */
function pieces(analysis, length) {
  const figures = sweep(analysis.figures);
  const places = sweep(analysis.places);
  const mended = sweep(mends(analysis));
  const cuts = boundaries(analysis, length);
  let next = 0;
  return ([start, end]) => {
    /** @type {Segment[]} */
    const segments = [];
    for (let from = start; from < end; ) {
      while ((cuts[next] ?? length) <= from && next < cuts.length) next += 1;
      const to = Math.min(cuts[next] ?? end, end);
      const place = places(from)[0];
      segments.push({
        start: from,
        end: to,
        figures: figures(from).map((figure) => figure.id),
        place: place ? (place.locates ? "locates" : "named") : null,
        mended: mended(from).length > 0,
      });
      from = to;
    }
    return segments;
  };
}

/**
 * @param {Analysis} analysis
 * @param {number} length
 */
function boundaries(analysis, length) {
  const ends = analysis.figures.flatMap((/** @type {Figure} */ figure) => [...figure.span, ...figure.sentence]);
  const others = [...analysis.places, ...mends(analysis)];
  const all = new Set([...ends, ...others.flatMap(({ span }) => span), length]);
  return [...all].sort((one, other) => one - other);
}

/**
 * Words whose spelling was mended.
 *
 * @param {Analysis} analysis
 */
function mends({ notes }) {
  return notes.flatMap(({ kind, span }) => (kind === "repaired_text" && span ? [{ span }] : []));
}

/**
 * A function that says which of some spans cover a position, asked for ever later positions.
 *
 * @template {{span: Span}} Item
 * @param {Item[]} items
 * @returns {(position: number) => Item[]}
 */
function sweep(items) {
  const sorted = [...items].sort((one, other) => one.span[0] - other.span[0]);
  let next = 0;
  /** @type {Item[]} */
  let open = [];
  return (position) => {
    for (let item = sorted[next]; item && item.span[0] <= position; item = sorted[(next += 1)]) open.push(item);
    open = open.filter((item) => item.span[1] > position);
    return open;
  };
}
