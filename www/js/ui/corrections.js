// What was put right, one after the other, with what each changed; and what no longer fits the text.
// Tells "edit-wanted", "undo-wanted" and "figures-chosen".

import { element, fill, quoted, saveText, tell } from "./dom.js";

/** @import { Correction, Step, View, Words } from "../types" */

export class Corrections {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.undo = this.#button("undo", -1);
    this.redo = this.#button("redo", 1);
    const click = () => this.#save();
    this.saver = element("button", { type: "button", click }, words.say("corrections.save"));
    this.lead = element("p", { class: "quiet" });
    this.list = element("ol", { class: "corrections" });
    this.unfit = element("div", { class: "stack" });
    fill(root, element("p", { class: "actions" }, this.undo, this.redo, this.saver), this.lead, this.list, this.unfit);
  }

  /**
   * @param {View} view
   * @param {{ corrections: Correction[], canUndo: boolean, canRedo: boolean }} work
   */
  show(view, work) {
    const { words } = this;
    const { corrections } = work;
    this.name = view.name;
    this.corrections = corrections;
    this.undo.disabled = !work.canUndo;
    this.redo.disabled = !work.canRedo;
    this.saver.hidden = corrections.length === 0;
    this.lead.textContent = words.say(corrections.length === 0 ? "corrections.none" : "corrections.lead");
    fill(this.list, view.steps.map((step) => this.#step(step, corrections[step.correction], view)));
    const unfit = view.unfit.map(({ correction, message }) => {
      const why = element("span", { lang: "en", dir: "ltr" }, message);
      return element("li", {}, this.#what(corrections[correction], view), " ", why, " ", this.#drop(correction));
    });
    const title = element("h3", { class: "warn" }, words.say("corrections.unfit", { count: unfit.length }));
    fill(this.unfit, unfit.length > 0 && [title, element("ul", { class: "corrections" }, unfit)]);
  }

  /**
   * @param {Step} step
   * @param {Correction | undefined} correction
   * @param {View} view
   */
  #step({ correction: at, changes, figures, moved }, correction, view) {
    const { words } = this;
    const there = figures.filter((id) => view.figure(id));
    const choose = () => tell(this.root, "figures-chosen", { figures: there, from: "corrections" });
    const totals = this.changes(changes) || words.say("corrections.same");
    const reason = element("input", { value: correction?.reason ?? "", dir: "auto", "aria-label": words.say("edit.reason"), placeholder: words.say("edit.reason") });
    reason.addEventListener("change", () => tell(this.root, "edit-wanted", { kind: "reason", at, correction, reason: reason.value.trim() }));
    return element(
      "li",
      {},
      element("p", {}, words.parts("corrections.step", { what: this.#what(correction, view), totals: element("b", {}, totals) }), moved && [" ", words.say("corrections.moved")].flat()),
      element("p", { class: "actions" }, reason, there.length > 0 && element("button", { type: "button", class: "link", click: choose }, words.say("notes.show")), this.#drop(at)),
    );
  }

  /** The totals that changed, in words: "counted 9,457, now 9,277". @param {Step["changes"]} changes */
  changes(changes) {
    const said = changes.map(({ total, before, after }) => this.words.say(`changed.${total}`, { before, after }));
    return said.join(this.words.say("corrections.and"));
  }

  /**
   * What a correction says.
   *
   * @param {Correction | undefined} correction
   * @param {View} view
   */
  #what(correction, view) {
    const { words } = this;
    if (!correction || !words.has(`did.${correction.op}`)) return element("span", {}, words.say("did.unknown"));
    const quote = "figure" in correction ? correction.figure.quote : "at" in correction ? (correction.at?.quote ?? "") : "";
    const of = "of" in correction ? correction.of.quote : "";
    const { outcome = "", into = "", id = "" } = /** @type {Record<string, any>} */ (correction);
    const how = "how" in correction ? words.say(`how.${correction.how}`) : "";
    const fields = "to" in correction ? words.list(Object.entries(correction.to).map(([name, value]) => this.#field(name, value, view))) : "";
    const short = quote.length > 80 ? `${quote.slice(0, 80)}…` : quote;
    const kind = "kind" in correction ? correction.kind : "";
    const note = words.has(`note.${kind}`) ? words.say(`note.${kind}`) : kind;
    const values = { note, quote: quoted(short), of: quoted(of), outcome: quoted(outcome), into: quoted(into), id: quoted(id), how, fields };
    return element("span", {}, words.parts(`did.${correction.op}`, values));
  }

  /**
   * "value: 12".
   *
   * @param {string} name
   * @param {unknown} value
   * @param {View} view
   */
  #field(name, value, view) {
    const { words } = this;
    const kind = { qualifier: "qualifier_name", unit: "counts" }[name] ?? name;
    const said =
      value === null ? words.say(name === "outcome" ? "outcomes.outside" : "sex.unsaid")
      : typeof value === "number" ? words.number(value)
      : Array.isArray(value) ? words.list(value.map((code) => areaName(String(code), view))) || words.say("figure.nowhere")
      : words.has(`${kind}.${value}`) ? words.say(`${kind}.${value}`)
      : String(value);
    // Isolated: what a report says may turn the writing direction around.
    return words.say("did.field", { name: words.say(`edit.${name}`), value: `\u2068${said.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069` });
  }

  /** @param {number} at */
  #drop(at) {
    const correction = this.corrections?.[at];
    const click = () => tell(this.root, "edit-wanted", { kind: "drop", at, correction });
    return element("button", { type: "button", class: "link", click }, this.words.say("corrections.drop"));
  }

  /**
   * @param {string} key
   * @param {number} by
   */
  #button(key, by) {
    const click = () => tell(this.root, "undo-wanted", by);
    return element("button", { type: "button", "data-act": key, click }, this.words.say(`corrections.${key}`));
  }

  #save() {
    const patch = { schema: "headcount-corrections/1", corrections: this.corrections };
    saveText(this.name ?? "", ".corrections.json", JSON.stringify(patch, null, 2));
  }
}

/**
 * The name of an area that a correction gives by its code.
 *
 * @param {string} code
 * @param {View} view
 */
function areaName(code, view) {
  const areas = view.analysis.figures.flatMap(({ adm1 }) => adm1);
  return areas.find(({ pcode, iso }) => pcode === code || iso === code)?.name ?? code;
}
