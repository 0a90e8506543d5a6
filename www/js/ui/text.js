// The report's text with its figures and places marked, and the chosen sentence in view.
// Tells "figures-chosen" and "step-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Choice, Section, Segment, Span, View, Words } from "../types" */

/** Longer texts are laid out piece by piece. */
const LONG = 200_000;

export class Text {
  /** @type {{segment: Segment, piece: HTMLElement}[]} */
  #pieces = [];
  /** @type {View | null} */
  #view = null;

  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.steps = element("p", { class: "steps", hidden: true });
    this.scroller = element("div", { class: "pages", tabindex: 0, role: "region", "aria-label": words.say("text.title") });
    const keys = ["counted", "uncounted", "place"].map((kind) =>
      element("li", {}, element("span", { class: `key ${kind}` }, words.say(`text.${kind}`))),
    );
    const title = element("h2", {}, words.say("text.title"));
    fill(root, element("div", { class: "over" }, title, element("ul", { class: "keys" }, keys), this.steps), this.scroller);
    this.scroller.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    this.#pieces = [];
    this.steps.hidden = true;
    this.scroller.classList.toggle("long", view.text.length > LONG);
    this.scroller.lang = view.analysis.report.language;
    fill(this.scroller, view.sections.map((section) => this.#section(section)));
    this.scroller.scrollTop = 0;
  }

  /** @param {Choice} choice */
  choose({ figures, at, span }) {
    const sentences = figures.flatMap((id) => this.#view?.figure(id)?.sentence ?? []);
    for (const { segment, piece } of this.#pieces) {
      piece.classList.remove("told", "chosen");
      piece.classList.toggle("among", figures.length > 1 && covers(sentences, segment));
    }
    const figure = this.#view?.figure(figures[at] ?? "");
    if (figure) this.#mark(figure.sentence, "told");
    const first = figure ? this.#mark(figure.span, "chosen") : span && this.#mark(span, "told");
    this.#showSteps(figures.length, at);
    if (first) this.#bring(first);
  }

  /** @param {Section} section */
  #section({ blocks }) {
    const paragraphs = blocks.map(({ heading, segments }) =>
      element(heading ? "h3" : "p", { dir: "auto" }, segments.map((segment) => this.#piece(segment))),
    );
    return element("section", {}, paragraphs);
  }

  /** @param {Segment} segment */
  #piece(segment) {
    const view = /** @type {View} */ (this.#view);
    const piece = element(segment.figures.length > 0 ? "mark" : "span", {}, view.slice([segment.start, segment.end]));
    const figure = segment.figures.map((id) => view.figure(id)).find(Boolean);
    if (figure) {
      piece.dataset["figures"] = segment.figures.join(" ");
      piece.classList.add(figure.counted ? "counted" : "uncounted");
      piece.classList.toggle("doubt", figure.qualifier !== "exact");
    }
    if (segment.place) piece.classList.add("place", segment.place);
    this.#pieces.push({ segment, piece });
    return piece;
  }

  /**
   * Marks the pieces of a span and returns the first.
   *
   * @param {Span} span
   * @param {string} name
   */
  #mark([start, end], name) {
    const inside = this.#pieces.filter(({ segment }) => segment.start < end && segment.end > start);
    for (const { piece } of inside) piece.classList.add(name);
    return inside[0]?.piece;
  }

  /**
   * Scrolls the text, and the page only where the text is out of sight.
   *
   * @param {HTMLElement} piece
   */
  #bring(piece) {
    const { scroller } = this;
    const [inner, outer] = [piece.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const top = scroller.scrollTop + inner.top - outer.top - scroller.clientHeight / 3;
    scroller.scrollTo({ top, behavior: "instant" });
  }

  /**
   * @param {number} count
   * @param {number} at
   */
  #showSteps(count, at) {
    const { words } = this;
    this.steps.hidden = count < 2;
    const step = (/** @type {number} */ by, /** @type {string} */ key) =>
      element("button", { type: "button", "aria-label": words.say(key), click: () => tell(this.root, "step-wanted", by) }, by < 0 ? "‹" : "›");
    if (this.steps.hidden) return;
    const focused = [...this.steps.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
    fill(this.steps, words.say("text.step", { at: at + 1, count }), step(-1, "text.back"), step(1, "text.next"));
    this.steps.querySelectorAll("button")[focused]?.focus();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const piece = event.target instanceof Element ? event.target.closest("[data-figures]") : null;
    const figures = piece?.getAttribute("data-figures")?.split(" ");
    const selecting = getSelection()?.isCollapsed === false;
    if (figures && !selecting) tell(this.root, "figures-chosen", { figures, from: "text" });
  }
}

/**
 * Whether any of some spans, their ends in one list, reaches into a piece of the text.
 *
 * @param {number[]} ends
 * @param {Segment} segment
 */
function covers(ends, { start, end }) {
  return ends.some((from, at) => at % 2 === 0 && from < end && (ends[at + 1] ?? 0) > start);
}
