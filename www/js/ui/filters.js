// What of the ledger is shown, in which order and groups. Tells "sieve-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Part, Sieve, View, Words } from "../types" */

const PARTS = /** @type {Part[]} */ (["all", "counted", "located", "unlocated", "repeats", "others", "look"]);
const SORTS = ["outcome", "many", "who", "stage", "where", "counted"];
const GROUPS = ["outcome", "area", "stage", "unit"];

export class Filters {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.parts = element("p", { class: "filters", role: "group", "aria-label": words.say("ledger.filter") });
    this.summary = element("summary", {});
    this.fields = element("div", { class: "fields" });
    this.more = element("details", { class: "sieve" }, this.summary, this.fields);
    fill(root, this.parts, this.more);
  }

  /**
   * @param {View} view
   * @param {Sieve} sieve
   * @param {(part: Part) => number} count
   */
  show(view, sieve, count) {
    this.root.hidden = view.analysis.figures.length === 0;
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["sieve"] : undefined;
    fill(this.parts, PARTS.map((part) => this.#part(part, count(part), part === sieve.part)));
    fill(this.fields, this.#selects(view, sieve));
    const used = [sieve.outcome, sieve.area, sieve.stage, sieve.unit, sieve.sort, sieve.group].filter((value) => value !== "");
    this.summary.textContent = this.words.say(used.length > 0 ? "sieve.used" : "sieve.title", { count: used.length });
    if (held) this.root.querySelectorAll("[data-sieve]").forEach((other) => {
      if (other instanceof HTMLElement && other.dataset["sieve"] === held) other.focus();
    });
  }

  /**
   * @param {Part} part
   * @param {number} count
   * @param {boolean} pressed
   */
  #part(part, count, pressed) {
    const label = this.words.say(`filter.${part}`, { count });
    const click = () => tell(this.root, "sieve-wanted", { part });
    const properties = { type: "button", "data-sieve": part, "aria-pressed": String(pressed), disabled: count === 0 && !pressed, click };
    return element("button", properties, label);
  }

  /**
   * @param {View} view
   * @param {Sieve} sieve
   */
  #selects(view, sieve) {
    const { words } = this;
    const { figures, outcomes } = view.analysis;
    const of = (/** @type {string[]} */ values) => [...new Set(values)];
    const named = (/** @type {string} */ kind, /** @type {string[]} */ values) =>
      values.map((value) => [value, words.say(`${kind}.${value}`)]);
    const under = outcomes.filter(({ id }) => id !== "").map(({ id }) => [`=${id}`, view.outcome(id)]);
    const outside = figures.some(({ outcome }) => outcome === null) ? [["=", words.say("outcomes.outside")]] : [];
    const areas = of(figures.flatMap(({ adm1 }) => adm1.map((area) => view.areaName(area)))).sort((a, b) => a.localeCompare(b));
    const clear = () => tell(this.root, "sieve-wanted", { outcome: "", area: "", stage: "", unit: "", sort: "", down: false, group: "" });
    return [
      this.#select("outcome", sieve.outcome, [...under, ...outside]),
      this.#select("area", sieve.area, areas.map((area) => [area, area])),
      this.#select("stage", sieve.stage, named("stage", of(figures.map(({ stage }) => stage)))),
      this.#select("unit", sieve.unit, named("counts", of(figures.map(({ unit }) => unit)))),
      this.#select("sort", sieve.sort, named("ledger", SORTS)),
      this.#select("group", sieve.group, named("sieve.by", GROUPS)),
      element("button", { type: "button", "data-sieve": "clear", click: clear }, words.say("sieve.clear")),
    ];
  }

  /**
   * @param {"outcome" | "area" | "stage" | "unit" | "sort" | "group"} name
   * @param {string} value
   * @param {(string | undefined)[][]} options value and label
   */
  #select(name, value, options) {
    const change = (/** @type {Event} */ event) =>
      tell(this.root, "sieve-wanted", { [name]: /** @type {HTMLSelectElement} */ (event.target).value });
    const any = element("option", { value: "" }, this.words.say(`sieve.${name}.any`));
    const rest = options.map(([option, label]) => element("option", { value: option, selected: option === value }, label));
    return element("label", {}, this.words.say(`sieve.${name}`), element("select", { "data-sieve": name, change }, any, rest));
  }
}
