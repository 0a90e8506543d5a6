// Targets against results: what was planned beside what was reached, and what has no counterpart. Tells "figures-chosen".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Target, View, Words } from "../types" */

const COLUMNS = ["outcome", "group", "planned", "reached", "share"];

export class Targets {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
  }

  /** @param {View} view */
  show(view) {
    const { words } = this;
    const { targets } = view;
    const plans = targets.filter(({ planned }) => planned !== null);
    const met = plans.filter(({ reached }) => reached.length > 0);
    const heads = COLUMNS.map((name) => element("th", { scope: "col", role: "columnheader", class: name }, words.say(`targets.${name}`)));
    const lead = plans.length === 0 ? words.say("targets.none") : words.say("targets.lead", { count: plans.length, met: met.length });
    fill(
      this.root,
      element("p", {}, lead),
      element("p", { class: "quiet" }, words.say("targets.how")),
      targets.length > 0 &&
        element(
          "table",
          { role: "table", "aria-label": words.say("targets.title") },
          element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, heads)),
          element("tbody", { role: "rowgroup" }, targets.map((target) => this.#row(target, view))),
        ),
    );
  }

  /**
   * @param {Target} target
   * @param {View} view
   */
  #row(target, view) {
    const { words } = this;
    const { planned, reached, percent } = target;
    const plan = view.figure(planned ?? "");
    const who = target.group ? quoted(target.group) : words.say(`counts.${target.unit}`);
    const none = (/** @type {string} */ key) => element("span", { class: "quiet" }, words.say(key));
    const share = percent === null ? "–" : words.say("unit.percent", { amount: Math.round(percent) });
    return element(
      "tr",
      { role: "row", class: plan && reached.length > 0 ? "paired" : "alone" },
      this.#cell("outcome", target.outcome === null ? words.say("outcomes.outside") : quoted(view.outcome(target.outcome) || "–")),
      this.#cell("group", who),
      this.#cell("planned", plan ? this.#link([plan.id], words.number(plan.value)) : none("targets.no_plan")),
      this.#cell("reached", target.sum === null ? none("targets.no_result") : this.#link(reached, words.number(target.sum))),
      this.#cell("share", share),
    );
  }

  /**
   * @param {string} name
   * @param {Node | string} content
   */
  #cell(name, content) {
    return element("td", { role: "cell", class: name, "data-label": this.words.say(`targets.${name}`) }, element("span", {}, content));
  }

  /**
   * @param {string[]} figures
   * @param {string} label
   */
  #link(figures, label) {
    const click = () => tell(this.root, "figures-chosen", { figures, from: "targets" });
    return element("button", { type: "button", class: "link", click }, label);
  }
}
