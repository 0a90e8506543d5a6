// The report's text with its figures and places marked, and the chosen sentence in view.
// Tells "figures-chosen", "step-wanted", "figure-step-wanted", "card-wanted", "outcome-wanted" and "span-selected".

import { element, fill, tell } from "./dom.js";

/** @import { Choice, Section, Segment, Span, View, Words } from "../types" */

/** Longer texts are laid out piece by piece. */
const LONG = 200_000;

export class Text {
  /** @type {{segment: Segment, piece: HTMLElement}[]} */
  #pieces = [];
  /** @type {View | null} */
  #view = null;
  /** The buttons of the outcomes, of which the tab key comes to one. @type {HTMLElement[]} */
  #menus = [];

  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {AbortSignal} signal ends its listening to the document
   */
  constructor(root, words, signal) {
    this.root = root;
    this.words = words;
    this.steps = element("p", { class: "steps", hidden: true });
    this.scroller = element("div", { class: "pages", tabindex: 0, role: "region", "aria-label": words.say("text.title") });
    /** What stands between the title and the text, and below it. */
    this.bar = element("div", { class: "stack" });
    this.foot = element("div", { class: "stack" });
    const keys = ["counted", "uncounted", "place", "mended"].map((kind) =>
      element("li", {}, element("span", { class: `key ${kind}` }, words.say(`text.${kind}`))),
    );
    const title = element("h2", {}, words.say("text.title"));
    fill(root, element("div", { class: "over" }, title, element("ul", { class: "keys" }, keys), this.steps), this.bar, this.scroller, this.foot);
    this.scroller.setAttribute("aria-describedby", "text-keys");
    this.scroller.after(element("p", { class: "unseen", id: "text-keys" }, words.say("text.keys")));
    this.scroller.addEventListener("click", (event) => this.#click(event));
    this.scroller.addEventListener("keydown", (event) => this.#key(event));
    // While a pointer is selecting, the page stays still under it.
    let pressed = false;
    this.scroller.addEventListener("pointerdown", () => (pressed = true));
    const released = () => {
      if (pressed) setTimeout(() => this.#select());
      pressed = false;
    };
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, released, { signal });
    document.addEventListener("selectionchange", () => pressed || this.#select(), { signal });
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    this.#pieces = [];
    this.#menus = [];
    this.steps.hidden = true;
    this.scroller.classList.toggle("long", view.text.length > LONG);
    this.scroller.lang = view.analysis.report.language;
    fill(this.scroller, view.sections.map((section) => this.#section(section)));
    this.scroller.scrollTop = 0;
  }

  /** Shows the same text with other marks, and stays where it is. @param {View} view */
  update(view) {
    const segments = view.sections.flatMap(({ blocks }) => blocks.flatMap(({ segments }) => segments));
    const ids = (/** @type {View | null} */ of) => of?.analysis.outcomes.map(({ id, span }) => [id, span]).join();
    const same = segments.length === this.#pieces.length && ids(view) === ids(this.#view) && segments.every(({ start, end }, at) => {
      const before = this.#pieces[at]?.segment;
      return before?.start === start && before.end === end && (before.figures.length > 0) === ((segments[at]?.figures.length ?? 0) > 0);
    });
    const { scrollTop } = this.scroller;
    if (!same) this.show(view);
    else {
      this.#view = view;
      this.#pieces = this.#pieces.map(({ piece }, at) => ({ piece, segment: /** @type {Segment} */ (segments[at]) }));
      for (const { piece, segment } of this.#pieces) this.#dress(piece, segment);
    }
    this.scroller.scrollTop = scrollTop;
  }

  focus() {
    this.root.scrollIntoView({ block: "nearest" });
    this.scroller.focus({ preventScroll: true });
  }

  /** Marks a span and brings it into view. @param {Span} span */
  point(span) {
    for (const { piece } of this.#pieces) piece.classList.remove("told", "chosen", "among");
    const first = this.#mark(span, "told");
    if (first) this.#bring(first);
  }

  /**
   * @param {Choice} choice
   * @param {boolean} [still] without scrolling to it
   */
  choose({ figures, at, span }, still = false) {
    const sentences = figures.flatMap((id) => this.#view?.figure(id)?.sentence ?? []);
    for (const { segment, piece } of this.#pieces) {
      piece.classList.remove("told", "chosen");
      piece.classList.toggle("among", figures.length > 1 && covers(sentences, segment));
    }
    const figure = this.#view?.figure(figures[at] ?? "");
    if (figure) this.#mark(figure.sentence, "told");
    const first = figure ? this.#mark(figure.span, "chosen") : span && this.#mark(span, "told");
    this.#showSteps(figures.length, at);
    if (first && !still) this.#bring(first);
  }

  /** @param {Section} section */
  #section({ outcome, blocks }) {
    const paragraphs = blocks.map(({ heading, segments }) => {
      const made = element(heading ? "h3" : "p", { dir: "auto" }, segments.map((segment) => this.#piece(segment)));
      return heading ? element("div", { class: "head" }, made, this.#menu(outcome ?? "")) : made;
    });
    return element("section", {}, paragraphs);
  }

  /** @param {string} outcome */
  #menu(outcome) {
    const view = /** @type {View} */ (this.#view);
    const label = this.words.say("outcome.menu", { outcome: view.outcome(outcome) });
    const click = () => tell(this.root, "outcome-wanted", outcome);
    const keydown = (/** @type {KeyboardEvent} */ event) => this.#moveMenu(event);
    const tabindex = this.#menus.length === 0 ? 0 : -1;
    const menu = element("button", { type: "button", class: "menu", "aria-label": label, title: label, lang: this.words.language, tabindex, click, keydown }, "…");
    this.#menus.push(menu);
    return menu;
  }

  /** Up and down go from outcome to outcome. @param {KeyboardEvent} event */
  #moveMenu(event) {
    const at = this.#menus.findIndex((menu) => menu === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.#menus.length - 1 }[event.key];
    const next = to === undefined ? undefined : this.#menus[to];
    if (!next) return;
    event.preventDefault();
    for (const menu of this.#menus) menu.tabIndex = menu === next ? 0 : -1;
    next.focus();
  }

  /** @param {Segment} segment */
  #piece(segment) {
    const view = /** @type {View} */ (this.#view);
    const piece = element(segment.figures.length > 0 ? "mark" : "span", {}, view.slice([segment.start, segment.end]));
    this.#dress(piece, segment);
    this.#pieces.push({ segment, piece });
    return piece;
  }

  /**
   * Gives a piece of the text the looks of what stands in it.
   *
   * @param {HTMLElement} piece
   * @param {Segment} segment
   */
  #dress(piece, { figures, place, mended }) {
    const figure = figures.map((id) => this.#view?.figure(id)).find(Boolean);
    if (figure) piece.dataset["figures"] = figures.join(" ");
    const looks = [figure && (figure.counted ? "counted" : "uncounted"), figure && figure.qualifier !== "exact" && "doubt", place && "place", place, mended && "mended"];
    piece.className = looks.filter(Boolean).join(" ");
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

  /** Brings what is chosen back into view, where the text has become smaller. */
  stay() {
    const chosen = this.#pieces.find(({ piece }) => piece.classList.contains("chosen"));
    if (chosen) this.#bring(chosen.piece);
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

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.target !== this.scroller) return;
    const forward = getComputedStyle(this.root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "Enter") tell(this.root, "card-wanted");
    else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !event.shiftKey) tell(this.root, "figure-step-wanted", event.key === forward ? 1 : -1);
    else return;
    event.preventDefault();
  }

  /** Says which words are selected; a selection that goes on outside the text ends with it. */
  #select() {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || !this.scroller.contains(selection.anchorNode)) return;
    if (selection.isCollapsed) return tell(this.root, "span-selected", null);
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const [first, last] = [this.#pieces[0]?.segment.start ?? 0, this.#pieces.at(-1)?.segment.end ?? 0];
    const [start, end] = [this.#offset(startContainer, startOffset) ?? first, this.#offset(endContainer, endOffset) ?? last];
    const span = this.#words(start, end);
    if (span) tell(this.root, "span-selected", span);
  }

  /**
   * A selection with the words whole that it cuts, and without white space at its ends.
   *
   * @param {number} start
   * @param {number} end
   * @returns {Span | null}
   */
  #words(start, end) {
    const text = this.#view?.text ?? "";
    const word = /[\p{L}\p{N}]/u;
    const at = (/** @type {number} */ index) => text.charAt(index);
    while (start < end && /\s/.test(at(start))) start += 1;
    while (end > start && /\s/.test(at(end - 1))) end -= 1;
    if (end <= start) return null;
    while (start > 0 && word.test(at(start)) && word.test(at(start - 1))) start -= 1;
    while (end < text.length && word.test(at(end - 1)) && word.test(at(end))) end += 1;
    return [start, end];
  }

  /**
   * Where in the report's text a place on the page is; null where it is not in the text.
   *
   * @param {Node} node
   * @param {number} offset
   */
  #offset(node, offset) {
    if (!this.scroller.contains(node)) return null;
    const range = document.createRange();
    range.setStart(node, offset);
    // The last piece that begins before it.
    const at = this.#pieces.findLastIndex(({ piece }) => piece.firstChild && range.comparePoint(piece.firstChild, 0) <= 0);
    const found = this.#pieces[at];
    if (!found) return this.#pieces[0]?.segment.start ?? null;
    const { segment, piece } = found;
    return piece.contains(node) && node.nodeType === Node.TEXT_NODE ? segment.start + offset : node === piece && offset === 0 ? segment.start : segment.end;
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
