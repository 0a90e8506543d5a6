// The chosen figure under the text: what is said of it, and what can be done with it. Tells "row-wanted".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Figure, View, Words } from "../types" */

export class Card {
  /**
   * @param {Words} words
   * @param {(figure: Figure, view: View) => Node} verdict
   * @param {(figure: Figure) => Node} actions
   */
  constructor(words, verdict, actions) {
    this.words = words;
    this.verdict = verdict;
    this.actions = actions;
    this.root = element("section", { class: "card", "aria-label": words.say("card.title"), hidden: true });
  }

  /**
   * @param {Figure | undefined} figure
   * @param {View} view
   */
  show(figure, view) {
    this.root.hidden = !figure;
    if (!figure) return fill(this.root);
    const where = figure.adm1.map((area) => quoted(view.areaName(area)));
    const click = () => tell(this.root, "row-wanted", figure.id);
    fill(
      this.root,
      element(
        "p",
        {},
        element("b", {}, quoted(figure.quote)),
        " – ",
        this.verdict(figure, view),
        where.length > 0 && [" · ", ...this.words.listOf(where)],
        " ",
        element("button", { type: "button", class: "link", click }, this.words.say("card.row")),
      ),
      this.actions(figure),
    );
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.root.querySelector(".actions button"))?.focus();
  }
}
