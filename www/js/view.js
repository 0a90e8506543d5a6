// Answers the page's questions about one report: names for ids, sums for sentences, texts for spans.
// It computes nothing that the analysis does not say.

import { cut } from "./passages.js";

/** @import { Figure, Reading, Span } from "./types" */

export class View {
  /** @type {Map<string, Figure>} */
  #figures;
  /** @type {Map<string, string>} */
  #labels;
  /** @type {import("./types").Section[] | undefined} */
  #sections;
  /** @type {Set<string> | undefined} */
  #doubtful;
  /** @type {Map<string | null, Figure[]>} */
  #under = new Map();

  /**
   * @param {string} name what the report is called where it came from
   * @param {string} text
   * @param {Reading} reading
   * @param {string} country the code that was chosen by hand; empty for what the report says itself
   */
  constructor(name, text, reading, country) {
    this.name = name;
    this.text = text;
    this.country = country;
    const { analysis, numbers, account, targets, steps, unfit } = reading;
    this.analysis = analysis;
    this.numbers = numbers;
    this.account = account;
    this.targets = targets;
    /** What each correction changed. */
    this.steps = steps;
    /** Corrections that do not fit this text. */
    this.unfit = unfit;
    this.#figures = new Map(analysis.figures.map((figure) => [figure.id, figure]));
    this.#labels = new Map(analysis.outcomes.map(({ id, label }) => [id, label || id]));
    for (const figure of analysis.figures) {
      const others = this.#under.get(figure.outcome);
      if (others) others.push(figure);
      else this.#under.set(figure.outcome, [figure]);
    }
  }

  get sections() {
    this.#sections ??= cut(this.text, this.analysis);
    return this.#sections;
  }

  /** The report's own title, or the name that it came under. */
  get title() {
    return this.analysis.report.title || this.name;
  }

  /** People tied to at least one region. */
  get located() {
    return this.analysis.totals.people.counted - this.analysis.totals.unlocated;
  }

  /** What was told again and counted once. */
  get repeated() {
    return this.analysis.totals.people.as_stated - this.analysis.totals.people.counted;
  }

  /** Whether any figure speaks of people. */
  get hasPeople() {
    return this.analysis.figures.some((figure) => figure.unit === "person");
  }

  /** Notes that a person should look at. */
  get doubts() {
    return this.analysis.notes.filter(({ kind }) => !TOLD.has(kind) && !MENDED.has(kind));
  }

  /** Notes on spelling that was mended. */
  get mended() {
    return this.analysis.notes.filter(({ kind }) => MENDED.has(kind));
  }

  /** @param {{ name: string, iso3: string }} area whose country is told where the report is about several */
  areaName({ name, iso3 }) {
    return this.analysis.report.countries.length > 1 ? `${name} (${iso3})` : name;
  }

  /** Outcomes with people counted under them. */
  get outcomesCounted() {
    return this.analysis.totals.by_outcome.filter((row) => row.outcome !== null && row.counted > 0);
  }

  /** @param {string} id */
  figure(id) {
    return this.#figures.get(id);
  }

  /** @param {string | null} id of an outcome, whose short name is wanted; empty outside any */
  outcome(id) {
    return id === null ? "" : (this.#labels.get(id) ?? id);
  }

  /** @param {Span} span */
  slice([start, end]) {
    return this.text.slice(start, end);
  }

  /**
   * The sentence of a figure in three pieces: before its words, its words, after.
   *
   * @param {Figure} figure
   */
  sentence({ span, sentence }) {
    const [start, end] = [Math.min(sentence[0], span[0]), Math.max(sentence[1], span[1])];
    return [this.slice([start, span[0]]), this.slice(span), this.slice([span[1], end])];
  }

  /**
   * Figures under an outcome, counted or not.
   *
   * @param {string | null} outcome
   */
  under(outcome) {
    return this.#under.get(outcome) ?? [];
  }

  /** Ids of figures that a note asks to look at. */
  get doubtful() {
    this.#doubtful ??= new Set(this.doubts.flatMap(({ figures }) => figures));
    return this.#doubtful;
  }

  /** How many numbers of each kind were read, those that are no figures too: most first. */
  get kinds() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const kinds = [...this.analysis.figures.map((figure) => figure.unit), ...this.numbers.map((number) => number.kind)];
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]);
  }
}

const MENDED = new Set(["repaired_text", "other_spelling"]);
/** Notes that the headline tells already. */
const TOLD = new Set(["empty_text", "no_figures"]);
