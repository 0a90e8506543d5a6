// The report's own title and what it says, in one sentence whose numbers lead into the ledger.
// Tells "ledger-wanted", "chart-wanted", "place-wanted" and "notes-wanted".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Part, View, Words } from "../types" */

/** So many kinds of numbers are named where there are no people. */
const NAMED = 4;

export class Headline {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {{ root: Element, said(view: View): string }} country the choice of the report's country
   */
  constructor(root, words, country) {
    this.root = root;
    this.words = words;
    this.country = country;
  }

  /** @param {View} view */
  show(view) {
    this.title = element("h1", { tabindex: -1, lang: view.analysis.report.language }, quoted(view.title));
    fill(
      this.root,
      element("div", { class: "what" }, this.title, this.#facts(view), this.country.root),
      element("p", { class: "sum" }, this.#sum(view)),
      this.#scale(view),
      element("ul", { class: "asides" }, this.#asides(view)),
      !view.hasPeople && element("p", { class: "quiet" }, this.words.say("headline.hint")),
    );
  }

  /** The same in plain words, to be read out. */
  get sentence() {
    return [".what h1", ".sum"].map((part) => this.root.querySelector(part)?.textContent ?? "").join(": ");
  }

  focus() {
    this.title?.focus({ preventScroll: true });
  }

  /** @param {View} view */
  #facts(view) {
    const { words } = this;
    const { name, title } = view;
    const { report } = view.analysis;
    const facts = [
      name === title ? "" : name,
      this.country.said(view),
      report.data_as_of ? words.say("headline.data_as_of", { date: words.date(report.data_as_of) }) : "",
    ];
    const shown = facts.filter((fact) => fact !== "");
    return element("ul", { class: "facts" }, shown.map((fact) => element("li", {}, quoted(fact))));
  }

  /** @param {View} view */
  #sum(view) {
    const { words } = this;
    const { counted } = view.analysis.totals.people;
    if (!view.hasPeople) return this.#nothing(view);
    const outcomes = view.analysis.outcomes.filter(({ id }) => id !== "").length;
    const regions = view.analysis.totals.by_adm1.length;
    const people = this.#link("counted", "headline.people", counted);
    const main = words.parts(outcomes > 0 ? "headline.under" : "headline.plain", {
      people,
      outcomes: this.#button("chart-wanted", "by_outcome", "headline.outcomes", outcomes, view.outcomesCounted.length),
    });
    if (counted === 0 || regions === 0) return [...main, words.say("headline.stop")];
    const located = this.#link("located", "headline.located", view.located);
    return [...main, ...words.parts("headline.tied", { located, regions: this.#button("chart-wanted", "by_adm1", "headline.regions", regions) })];
  }

  /** @param {View} view */
  #nothing(view) {
    const { words } = this;
    const known = view.kinds.filter(([kind]) => words.has(`kind.${kind}`)).slice(0, NAMED);
    const list = words.list(known.map(([kind, count]) => words.say(`kind.${kind}`, { count })));
    if (known.length === 0) return [words.say("headline.no_numbers")];
    return [words.say("headline.no_people", { list, count: known.length === 1 ? (known[0]?.[1] ?? 0) : 2 })];
  }

  /** From the lowest to the highest sum that can be defended, drawn to scale. */
  #scale(/** @type {View} */ view) {
    const { lowest, counted, as_stated } = view.analysis.totals.people;
    if (lowest === counted && counted === as_stated) return null;
    const { words } = this;
    const share = as_stated > lowest ? (counted - lowest) / (as_stated - lowest) : 0;
    const line = element("span", { class: "line", "aria-hidden": "true" }, element("span", { class: "dot" }));
    line.style.setProperty("--at", `${Math.round(share * 100)}%`);
    return element(
      "p",
      { class: "scale" },
      element("span", {}, words.say("scale.lowest", { lowest })),
      line,
      element("span", {}, words.say("scale.stated", { stated: as_stated })),
      element("span", { class: "unseen" }, words.say("scale.counted", { counted })),
    );
  }

  /** @param {View} view */
  #asides(view) {
    const { people, households, unlocated } = view.analysis.totals;
    const deleted = view.analysis.outcomes.filter((outcome) => outcome.to_be_deleted);
    const notes = view.doubts.length;
    return [
      view.repeated > 0 && this.#link("repeats", "aside.repeated", view.repeated),
      unlocated > 0 && this.#link("unlocated", "aside.unlocated", unlocated),
      people.indirect > 0 && this.#link("others", "aside.indirect", people.indirect),
      households.counted > 0 && this.#link("others", "aside.households", households.counted),
      ...deleted.slice(0, 1).map(({ span }) => this.#button("place-wanted", span, "aside.deleted", deleted.length)),
      notes > 0 && this.#button("notes-wanted", null, "aside.notes", notes),
    ]
      .filter((aside) => aside !== false)
      .map((aside) => element("li", {}, aside));
  }

  /**
   * @param {Part} part
   * @param {string} key
   * @param {number} count
   */
  #link(part, key, count) {
    return this.#button("ledger-wanted", part, key, count);
  }

  /**
   * @param {string} event
   * @param {unknown} detail
   * @param {string} key
   * @param {number} count
   * @param {number} [some] how many of the count are meant
   */
  #button(event, detail, key, count, some) {
    const strong = element("b", {}, this.words.number(some ?? count));
    const sentence = this.words.parts(key, { count, number: strong });
    return element("button", { type: "button", class: "link", click: () => tell(this.root, event, detail) }, sentence);
  }
}
