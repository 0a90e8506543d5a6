// What lies over a drawn chart: it answers the pointer and the keyboard with the sentence of the mark that is meant.
// One tab stop, a button over one mark: the arrow keys go from mark to mark. Tells "mark-chosen", "table-wanted" and "marks-left".

import { element, tell } from "./dom.js";

/** @import { Layer, Mark, Walk } from "../types" */

/** Between a mark and its sentence, in CSS pixels. */
const GAP = 6;

export class Marks {
  /** @type {string[]} */
  #selected = [];
  #at = 0;

  /**
   * @param {HTMLElement} stage what the chart is drawn in
   * @param {string} hint what the keys do
   * @param {Walk} walk
   */
  constructor(stage, hint, walk) {
    this.stage = stage;
    this.hint = hint;
    this.walk = walk;
    this.path = walk([]);
    this.tip = element("p", { class: "tip", dir: "auto", "aria-hidden": "true" });
    this.ring = element("div", { class: "ring" });
    this.spot = button(this.hint);
    stage.append(this.ring, this.spot, this.tip);
    stage.addEventListener("pointermove", (event) => this.#hover(event));
    stage.addEventListener("pointerleave", () => this.#rest());
    stage.addEventListener("click", (event) => this.#click(event));
    stage.addEventListener("focusin", () => this.#rest());
    stage.addEventListener("focusout", () => this.#quiet());
    stage.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#quiet());
    this.show([], []);
  }

  /** @type {Layer["show"]} */
  show(marks, selected) {
    const here = this.#here;
    this.#selected = selected;
    this.path = this.walk(marks);
    this.#at = here ? this.path.find(here) : 0;
    this.spot.hidden = !this.#here;
    this.#place();
    this.#rest();
  }

  get #here() {
    return this.path.stops[this.#at];
  }

  /** Puts the button over its mark. */
  #place() {
    const mark = this.#here;
    if (!mark) return;
    lay(this.spot, mark);
    this.spot.setAttribute("aria-label", mark.summary);
    this.spot.setAttribute("aria-pressed", String(mark.figures.some((figure) => this.#selected.includes(figure))));
  }

  /** @param {number} at */
  #go(at) {
    this.#at = at;
    // A new button, because screen readers speak when the focus moves and not when a label changes.
    const before = this.spot;
    this.spot = button(this.hint);
    this.#place();
    before.before(this.spot);
    this.spot.focus();
    before.remove();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = this.path.next(this.#at, event.key);
    if (to >= 0) this.#go(to);
    else if (event.key.toLowerCase() === "t") tell(this.stage, "table-wanted");
    else if (event.key === "Escape") tell(this.stage, "marks-left");
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const mark = event.target === this.spot ? this.#here : this.#under(event);
    if (!mark) return;
    this.#at = this.path.find(mark);
    this.#place();
    tell(this.stage, "mark-chosen", mark);
  }

  /** @param {PointerEvent} event */
  #hover(event) {
    const mark = this.#under(event);
    this.stage.classList.toggle("over", Boolean(mark?.figures.length));
    if (mark) this.#say(mark, event.clientX - this.stage.getBoundingClientRect().left);
    else this.#rest();
  }

  /**
   * Says what a mark shows, next to it.
   *
   * @param {Mark} mark
   * @param {number} [x]
   */
  #say(mark, x) {
    const { stage, tip, ring } = this;
    lay(ring, mark);
    tip.textContent = mark.summary;
    for (const part of [tip, ring]) part.hidden = false;
    const left = (x ?? mark.x + mark.width / 2) - tip.offsetWidth / 2;
    const above = mark.y - tip.offsetHeight - GAP;
    const seen = stage.getBoundingClientRect().top + above >= 0;
    tip.style.left = `${Math.max(0, Math.min(left, stage.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${seen ? above : mark.y + mark.height + GAP}px`;
  }

  /** Says what the mark in focus shows, if there is one. */
  #rest() {
    this.#quiet();
    if (this.#here && document.activeElement === this.spot) this.#say(this.#here);
  }

  #quiet() {
    for (const part of [this.tip, this.ring]) part.hidden = true;
    this.stage.classList.remove("over");
  }

  /** @param {MouseEvent} event */
  #under(event) {
    const box = this.stage.getBoundingClientRect();
    return this.path.under(event.clientX - box.left, event.clientY - box.top);
  }
}

/** @param {string} hint */
const button = (hint) => element("button", { type: "button", class: "spot", "aria-description": hint });

/**
 * @param {HTMLElement} part
 * @param {Mark} mark
 */
function lay(part, { x, y, width, height }) {
  Object.assign(part.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}
