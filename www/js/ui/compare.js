// Two tellings of one narrative side by side, with what differs marked. The words are compared by the caller.

import { element, fill, quoted } from "./dom.js";

/** @import { Words } from "../types" */

/** @typedef {{ value: string, added?: boolean, removed?: boolean }} Piece */

export class Comparison {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.title = element("h2", { id: "comparison-title" });
    this.sides = element("div", { class: "sides" });
    this.said = element("p", { class: "quiet" });
    const close = element("button", { type: "button", click: () => this.root.close() }, words.say("select.close"));
    this.root = element("dialog", { class: "comparison", "aria-labelledby": "comparison-title" }, element("div", { class: "over" }, this.title, close), this.said, this.sides);
  }

  /**
   * @param {string} earlier name of the outcome that told it first
   * @param {string} later name of the one that tells it again
   * @param {Piece[]} pieces
   * @param {string} language of the report
   */
  open(earlier, later, pieces, language) {
    const { words } = this;
    this.title.textContent = words.say("compare.title", { earlier, later });
    const differs = pieces.some(({ added, removed, value }) => (added || removed) && value.trim() !== "");
    this.said.textContent = words.say(differs ? "compare.differs" : "compare.same");
    fill(this.sides, this.#side(earlier, pieces.filter(({ added }) => !added), language), this.#side(later, pieces.filter(({ removed }) => !removed), language));
    this.root.showModal();
  }

  /**
   * @param {string} name
   * @param {Piece[]} pieces
   * @param {string} language
   */
  #side(name, pieces, language) {
    const parts = pieces.map(({ value, added, removed }) => (removed ? element("del", {}, value) : added ? element("ins", {}, value) : value));
    return element("section", { tabindex: 0, "aria-label": name }, element("h3", {}, quoted(name)), element("blockquote", { lang: language, dir: "auto" }, parts));
  }
}
