// The form that puts a figure right. There is one; it goes to where it is asked for.
// Tells "correction-wanted", "draft-changed" and "correcting-ended".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Area, Draft, Figure, Fields, View, Words } from "../types" */

/** @typedef {Record<string, string | string[]>} Values */

const CHOICES = {
  qualifier: ["exact", "at_least", "more_than", "at_most", "fewer_than", "about", "range"],
  unit: ["person", "household", "organisation", "money", "item", "place", "event", "percent", "measure", "duration", "other"],
  sex: ["", "female", "male", "mixed"],
  age: ["", "child", "youth", "adult", "older", "mixed"],
  stage: ["reached", "planned", "in_need", "population", "unknown"],
  reach: ["", "direct", "indirect"],
  how: ["repeats", "part_of", "total_of"],
};

export class Editor {
  /** @type {{ figure: Figure, form: "set" | "same" } | null} */
  #open = null;

  /**
   * @param {Words} words
   * @param {(view: View) => Area[]} areasOf the areas that a figure of a report can be tied to
   */
  constructor(words, areasOf) {
    this.words = words;
    this.areasOf = areasOf;
    this.fields = element("div", { class: "fields" });
    this.problem = element("p", { class: "warn", role: "alert" });
    this.title = element("h3", {});
    const ended = () => tell(this.root, "correcting-ended");
    const buttons = element(
      "p",
      { class: "actions" },
      element("button", { type: "submit", class: "main" }, words.say("edit.save")),
      element("button", { type: "button", click: ended }, words.say("edit.cancel")),
    );
    this.root = element("form", { class: "editor", novalidate: true }, this.title, this.fields, this.problem, buttons);
    this.root.addEventListener("submit", (event) => (event.preventDefault(), this.#submit()));
    this.root.addEventListener("input", () => this.#changed());
    this.root.addEventListener("click", (event) => event.stopPropagation());
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") ended();
      event.stopPropagation();
    });
  }

  /** The figure that is being corrected. */
  get figure() {
    return this.#open?.figure ?? null;
  }

  /**
   * Shows the form of a figure in a place.
   *
   * @param {Element} place
   * @param {Figure} figure
   * @param {View} view
   * @param {Draft["form"]} form
   * @param {Values} [values] what was filled in before
   */
  open(place, figure, view, form, values) {
    this.#open = { figure, form };
    fill(this.title, this.words.parts(`edit.title.${form}`, { quote: quoted(figure.quote) }));
    this.problem.textContent = "";
    fill(this.fields, form === "set" ? this.#set(figure, view, values ?? said(figure)) : this.#same(figure, view, values ?? {}));
    fill(place, this.root);
    this.#fit();
    this.fields.querySelector("input, select")?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null} */ (this.fields.querySelector("input, select"))?.focus({ preventScroll: true });
  }

  /** What is open, and in which field; nothing if nothing is. */
  hold() {
    if (!this.#open) return null;
    const held = document.activeElement;
    const name = held instanceof HTMLInputElement || held instanceof HTMLSelectElement ? held.name : "";
    const focus = () => /** @type {HTMLElement | null} */ (this.root.querySelector(`[name="${CSS.escape(name)}"]`))?.focus();
    return { figure: this.#open.figure.id, inLedger: this.root.closest(".receipt") !== null, focus };
  }

  close() {
    this.#open = null;
    this.root.remove();
  }

  /** Says why a correction cannot be made. @param {string} sentence */
  refuse(sentence) {
    fill(this.problem, sentence);
  }

  /**
   * @param {Figure} figure
   * @param {View} view
   * @param {Values} values
   */
  #set(figure, view, values) {
    const { words } = this;
    const outcomes = [["", words.say("outcomes.outside")], ...view.analysis.outcomes.map(({ id }) => [`=${id}`, view.outcome(id) || words.say("outcomes.whole")])];
    return [
      this.#input("value", "number", values),
      this.#select("qualifier", this.#named("qualifier_name", CHOICES.qualifier), values),
      this.#input("high", "number", values),
      this.#select("unit", this.#named("counts", CHOICES.unit), values),
      this.#input("currency", "text", values),
      this.#input("group", "text", values),
      this.#select("sex", this.#named("sex", CHOICES.sex), values),
      this.#select("age", this.#named("age", CHOICES.age), values),
      this.#select("stage", this.#named("stage", CHOICES.stage), values),
      this.#select("reach", this.#named("reach", CHOICES.reach), values),
      this.#select("outcome", outcomes, values),
      this.#areas(figure, view, values),
      this.#input("reason", "text", values),
    ];
  }

  /**
   * @param {Figure} figure
   * @param {View} view
   * @param {Values} values
   */
  #same(figure, view, values) {
    const others = view.analysis.figures.filter(({ id, unit }) => id !== figure.id && unit === figure.unit);
    const label = (/** @type {Figure} */ other) => {
      const outcome = view.outcome(other.outcome);
      return outcome ? this.words.say("edit.of.option", { quote: other.quote, outcome }) : other.quote;
    };
    return [
      this.#select("how", this.#named("how", CHOICES.how), values),
      this.#select("of", others.map((other) => [other.id, label(other)]), values),
      this.#input("reason", "text", values),
    ];
  }

  /**
   * @param {string} kind
   * @param {string[]} names
   */
  #named(kind, names) {
    return names.map((name) => [name, this.words.say(`${kind}.${name || "unsaid"}`)]);
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {Values} values
   */
  #input(name, type, values) {
    const more = type === "number" ? { min: 0, step: "any" } : { dir: "auto", spellcheck: "false", autocomplete: "off" };
    const input = element("input", { name, type, value: String(values[name] ?? ""), ...more });
    return element("label", { class: name }, this.words.say(`edit.${name}`), input);
  }

  /**
   * @param {string} name
   * @param {(string | undefined)[][]} options
   * @param {Values} values
   */
  #select(name, options, values) {
    const made = options.map(([value, label]) => element("option", { value, selected: value === values[name] }, label));
    return element("label", { class: name }, this.words.say(`edit.${name}`), element("select", { name }, made));
  }

  /**
   * @param {Figure} figure
   * @param {View} view
   * @param {Values} values
   */
  #areas(figure, view, values) {
    const chosen = new Set(values["areas"] ?? []);
    const known = this.areasOf(view);
    const own = figure.adm1.filter((area) => !known.some((other) => code(other) === code(area)));
    const boxes = [...own, ...known].map((area) =>
      element("label", {}, element("input", { type: "checkbox", name: "areas", value: code(area), checked: chosen.has(code(area)) }), quoted(area.name)),
    );
    const legend = element("legend", {}, this.words.say("edit.areas"));
    return element("fieldset", { class: "areas" }, legend, boxes.length > 0 ? element("div", {}, boxes) : this.words.say("edit.no_areas"));
  }

  get #values() {
    const data = new FormData(this.root);
    /** @type {Values} */
    const values = { areas: data.getAll("areas").map(String) };
    for (const [name, value] of data) if (name !== "areas") values[name] = String(value);
    return values;
  }

  #changed() {
    this.#fit();
    this.problem.textContent = "";
    if (!this.#open) return;
    const { figure, form } = this.#open;
    tell(this.root, "draft-changed", { figure: figure.id, form, values: this.#values });
  }

  /** Shows the fields that go with the others. */
  #fit() {
    const values = this.#values;
    const shown = { high: values["qualifier"] === "range", currency: values["unit"] === "money", reach: values["stage"] === "reached" };
    for (const [name, is] of Object.entries(shown)) {
      const field = this.fields.querySelector(`label.${name}`);
      if (field instanceof HTMLElement) field.hidden = !is;
    }
  }

  #submit() {
    if (!this.#open) return;
    const { figure, form } = this.#open;
    const { reason = "", of = "", how = "", ...values } = this.#values;
    if (form === "same") return tell(this.root, "correction-wanted", { op: "same_people", figure: figure.id, of, how, reason });
    const to = changed(said(figure), values);
    if (values["value"] === "") return this.refuse(this.words.say("edit.no_value"));
    const ofPeople = values["unit"] === "person" || values["unit"] === "household";
    if (ofPeople && [values["value"], values["high"]].some((value) => !Number.isInteger(Number(value)))) return this.refuse(this.words.say("edit.not_whole"));
    if (Object.keys(to).length === 0) return this.refuse(this.words.say("edit.nothing"));
    tell(this.root, "correction-wanted", { op: "set", figure: figure.id, to, reason });
  }
}

/** @param {Pick<Area, "name" | "pcode" | "iso">} area */
const code = ({ name, pcode, iso }) => pcode ?? iso ?? name;

/**
 * What a figure says, as the form writes it.
 *
 * @param {Figure} figure
 * @returns {Values}
 */
function said({ value, high, qualifier, unit, currency, group, sex, age, stage, reach, outcome, adm1 }) {
  return {
    value: String(value),
    qualifier,
    high: qualifier === "range" ? String(high) : "",
    unit,
    currency: currency ?? "",
    group,
    sex: sex ?? "",
    age: age ?? "",
    stage,
    reach: reach ?? "",
    outcome: outcome === null ? "" : `=${outcome}`,
    areas: adm1.map(code),
  };
}

/** How a field of the form is written in a correction. @type {Record<string, (value: any) => unknown>} */
const WRITE = {
  value: Number,
  high: (value) => (value === "" ? null : Number(value)),
  outcome: (value) => (value === "" ? null : value.slice(1)),
  currency: (value) => value.trim().toUpperCase() || null,
};
const MAYBE = new Set(["sex", "age", "reach"]);

/**
 * The fields that are not as they were. A value, its bound and how exact it is go together.
 *
 * @param {Values} before
 * @param {Values} after
 * @returns {Fields}
 */
function changed(before, after) {
  const different = Object.keys(after).filter((name) => String([after[name]].flat().sort()) !== String([before[name] ?? ""].flat().sort()));
  const names = new Set(different);
  if (after["qualifier"] !== "range") names.delete("high");
  else if (["value", "high", "qualifier"].some((name) => names.has(name))) ["value", "high", "qualifier"].forEach((name) => names.add(name));
  if (after["unit"] !== "money") names.delete("currency");
  if (after["stage"] !== "reached") names.delete("reach");
  const write = (/** @type {string} */ name) =>
    WRITE[name] ? WRITE[name](after[name]) : MAYBE.has(name) && after[name] === "" ? null : after[name];
  return Object.fromEntries([...names].map((name) => [name, write(name)]));
}
