// The country that a report is read as: what it says itself, or one chosen by hand. Tells "country-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Country, View, Words } from "../types" */

export class CountryChoice {
  /** @type {Map<string, string>} by code */
  #names = new Map();

  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    const change = () => tell(this.root, "country-wanted", this.select.value);
    this.select = element("select", { change });
    this.root = element("label", { class: "country" }, words.say("country.label"), this.select);
  }

  /**
   * @param {View} view
   * @param {Country[]} countries
   */
  show(view, countries) {
    if (this.#names.size === 0) this.#fill(countries);
    this.select.value = view.country;
  }

  /**
   * The countries that a report was read as.
   *
   * @param {View} view
   */
  said({ analysis: { report } }) {
    return this.words.list(report.countries.map((iso3) => this.#names.get(iso3) ?? iso3));
  }

  /** Whether the keyboard is here; what is shown anew around it would lose it. */
  get isHeld() {
    return document.activeElement === this.select;
  }

  focus() {
    this.select.focus({ preventScroll: true });
  }

  /** @param {Country[]} countries */
  #fill(countries) {
    const sorted = [...countries].sort((one, other) => one.name.localeCompare(other.name));
    this.#names = new Map(sorted.map(({ iso3, name }) => [iso3, name]));
    const own = element("option", { value: "" }, this.words.say("country.own"));
    fill(this.select, own, sorted.map(({ iso3, name }) => element("option", { value: iso3 }, name)));
  }
}
