// The accounting line: as told, less what is told again, is what is counted; and what stands beside it, never added.
// Tells "figures-chosen".

import { element, fill, tell } from "./dom.js";

/** @import { Entry, View, Words } from "../types" */

const SIGNS = ["", "−", "="];

export class Account {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
  }

  /** @param {View} view */
  show({ account, hasPeople }) {
    this.root.hidden = !hasPeople;
    const steps = account.slice(0, SIGNS.length);
    const beside = account.slice(SIGNS.length);
    const sum = steps.flatMap((entry, index) => [SIGNS[index] ?? "", this.#entry(entry)]);
    fill(
      this.root,
      element("h3", {}, this.words.say("account.title")),
      element("p", { class: "account" }, sum.flatMap((part) => (part === "" ? [] : [part, " "]))),
      beside.length > 0 && element("p", { class: "quiet" }, this.words.say("account.beside")),
      beside.length > 0 && element("ul", { class: "facts" }, beside.map((entry) => element("li", {}, this.#entry(entry)))),
    );
  }

  /** @param {Entry} entry */
  #entry({ key, sum, largest, figures }) {
    const { words } = this;
    const count = figures.length;
    const said =
      sum === null
        ? words.parts("account.largest", { name: words.say(`account.${key}`), count, largest: largest ?? 0 })
        : words.parts(`account.sum`, { name: words.say(`account.${key}`), number: element("b", {}, words.number(sum)) });
    if (count === 0) return element("span", {}, said);
    const click = () => tell(this.root, "figures-chosen", { figures, from: "account" });
    return element("button", { type: "button", class: "link", click }, said);
  }
}
