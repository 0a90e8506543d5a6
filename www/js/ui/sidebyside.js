// Two reports side by side: what is new, gone and changed, by outcome and by region, and what both tell. A dialog.

import { element, fill, quoted } from "./dom.js";

/** @import { Comparison, Words } from "../types" */

export class SideBySide {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.title = element("h2", { id: "side-title" });
    this.body = element("div", { class: "stack" });
    const close = element("button", { type: "button", click: () => this.root.close() }, words.say("select.close"));
    this.root = element("dialog", { class: "comparison reports-compared", "aria-labelledby": "side-title" }, element("div", { class: "over" }, this.title, close), this.body);
  }

  /** @param {Comparison} comparison */
  open({ before, after, totals, outcomes, areas, repeats }) {
    const { words } = this;
    const name = (/** @type {Comparison["before"]} */ side) => side.title || side.name;
    this.title.textContent = words.say("compare.title", { earlier: name(before), later: name(after) });
    const number = (/** @type {number | null} */ value) => (value === null ? "–" : words.number(value));
    const people = (/** @type {{ alone: number, shared: number } | null} */ area) =>
      area === null ? "–" : area.shared > 0 ? words.say("side.upto", { alone: area.alone, most: area.alone + area.shared }) : words.number(area.alone);
    const heads = [name(before), name(after)];
    fill(
      this.body,
      this.#table(words.say("side.totals"), ["", ...heads], totals.map(({ total, before, after }) => [words.say(`side.${total}`), number(before), number(after)])),
      this.#table(words.say("side.outcomes"), [words.say("outcomes.name"), ...heads, words.say("side.became")], outcomes.map(({ label, outcome, before, after, change }) => [outcome === null ? words.say("outcomes.outside") : label || outcome, number(before), number(after), words.say(`side.${change}`)])),
      this.#table(words.say("side.areas"), [words.say("regions.name"), ...heads, words.say("side.became")], areas.map(({ name, before, after, change }) => [name, people(before), people(after), words.say(`side.${change}`)])),
      element("p", { class: "quiet" }, words.say("side.repeats", { count: repeats.length })),
    );
    this.root.showModal();
  }

  /**
   * @param {string} caption
   * @param {string[]} heads
   * @param {string[][]} rows
   */
  #table(caption, heads, rows) {
    const cells = (/** @type {string[]} */ row) => row.map((cell, at) => (at === 0 ? element("th", { scope: "row" }, quoted(cell)) : element("td", {}, quoted(cell))));
    return element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, quoted(head))))), element("tbody", {}, rows.map((row) => element("tr", {}, cells(row))))),
    );
  }
}
