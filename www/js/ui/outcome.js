// The form of an outcome: another name, or a part of another outcome. Tells "correction-wanted", "comparison-wanted" and "text-left".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { View, Words } from "../types" */

export class OutcomeForm {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.root = element("section", { class: "stack outcome-form", hidden: true });
    this.root.addEventListener("keydown", ({ key }) => key === "Escape" && this.#leave());
    this.problem = element("p", { class: "warn", role: "alert" });
  }

  /**
   * @param {string} id
   * @param {View} view
   */
  open(id, view) {
    const { words } = this;
    const outcome = view.analysis.outcomes.find((outcome) => outcome.id === id);
    if (!outcome) return;
    const others = view.analysis.outcomes.filter((other) => other !== outcome);
    const name = element("input", { value: id, dir: "auto", spellcheck: "false" });
    const into = element("select", {}, others.map((other) => element("option", { value: other.id }, view.outcome(other.id))));
    name.addEventListener("keydown", ({ key }) => key === "Enter" && wish({ op: "rename_outcome", id: name.value.trim() }));
    const wish = (/** @type {object} */ detail) => tell(this.root, "correction-wanted", { outcome: id, ...detail });
    const button = (/** @type {string} */ key, /** @type {() => void} */ click) => element("button", { type: "button", click }, words.say(key));
    this.problem.textContent = "";
    this.root.hidden = false;
    this.root.setAttribute("aria-label", words.say("outcome.title", { outcome: id }));
    fill(
      this.root,
      element("h3", {}, words.parts("outcome.title", { outcome: quoted(id) })),
      element("p", { class: "actions" }, element("label", {}, words.say("outcome.name"), " ", name), button("outcome.rename", () => wish({ op: "rename_outcome", id: name.value.trim() }))),
      others.length > 0 &&
        element("p", { class: "actions" }, element("label", {}, words.say("outcome.into"), " ", into), button("outcome.merge", () => wish({ op: "merge_outcomes", into: into.value }))),
      element("p", { class: "actions" }, outcome.repeats !== null && button("notes.compare", () => tell(this.root, "comparison-wanted", id)), button("select.close", () => this.#leave())),
      this.problem,
    );
    name.focus();
  }

  close() {
    this.root.hidden = true;
  }

  #leave() {
    this.close();
    tell(this.root, "text-left");
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /** @param {string} sentence */
  refuse(sentence) {
    fill(this.problem, sentence);
  }
}
