// What can be done with words of the text: selected with the pointer, or found by typing them.
// Tells "correction-wanted" and "span-wanted".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Span, View, Words } from "../types" */

/** Longer selections are cut where they are shown. */
const SHOWN = 80;

export class Selection {
  /** @type {Span | null} */
  #span = null;
  /** @type {View | null} */
  #view = null;

  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.search = element("input", { type: "search", spellcheck: "false", autocomplete: "off", dir: "auto", placeholder: words.say("select.find") });
    this.search.setAttribute("aria-label", words.say("select.find"));
    this.found = element("span", { role: "status", class: "quiet" });
    const next = element("button", { type: "submit" }, words.say("select.next"));
    const form = element("form", { role: "search", class: "actions" }, this.search, next, this.found);
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#find()));
    this.tools = element("div", { class: "stack", hidden: true });
    this.problem = element("p", { class: "warn", role: "alert" });
    this.root = element("div", { class: "selection stack" }, form);
    /** Stands below the text, which so stays where it is while words of it are selected. */
    this.below = element("div", { class: "selection stack" }, this.tools, this.problem);
  }

  /**
   * @param {View} view
   * @param {boolean} again whether it is the same report after a correction
   */
  show(view, again) {
    if (this.#view?.text !== view.text) this.search.value = "";
    this.#view = view;
    if (!again) this.take(null);
  }

  /** Offers what can be done with a span of the text; null for none. @param {Span | null} span */
  take(span) {
    this.#span = span;
    this.problem.textContent = "";
    this.tools.hidden = span === null;
    if (span) this.#offer(span);
  }

  /** Offers nothing any more, and keeps the keyboard. */
  leave() {
    this.take(null);
    this.search.focus();
  }

  /** Says why something cannot be done. @param {string} sentence */
  refuse(sentence) {
    fill(this.problem, sentence);
  }

  /** Whether something is selected that a refusal would be about. */
  get isOpen() {
    return this.#span !== null;
  }

  /** @param {Span} span */
  #offer(span) {
    const { words } = this;
    const view = /** @type {View} */ (this.#view);
    const quote = view.slice(span).replace(/\s+/g, " ").trim();
    const shown = quote.length > SHOWN ? `${quote.slice(0, SHOWN)}…` : quote;
    const wish = (/** @type {object} */ detail) => tell(this.below, "correction-wanted", { span, ...detail });
    const value = element("input", { type: "number", min: 0, step: "any", class: "small", "aria-label": words.say("select.value"), placeholder: words.say("select.value.short"), title: words.say("select.value") });
    const wantAdd = () => {
      if (value.value !== "" && !Number.isInteger(Number(value.value))) return this.refuse(words.say("edit.not_whole"));
      wish({ op: "add", value: value.value });
    };
    const add = element("button", { type: "button", class: "main", click: wantAdd }, words.say("select.add"));
    const close = element("button", { type: "button", click: () => this.leave() }, words.say("select.close"));
    const name = element("input", { value: quote.slice(0, SHOWN), dir: "auto", "aria-label": words.say("select.name") });
    const begin = () => wish({ op: "add_outcome", id: name.value.trim() });
    const outcomes = view.analysis.outcomes.filter(({ id }) => id !== "");
    const which = element("select", { "aria-label": words.say("select.which") }, outcomes.map(({ id }) => element("option", { value: id }, view.outcome(id))));
    const near = outcomes.findLast((outcome) => outcome.span[0] <= span[0]);
    if (near) which.value = near.id;
    const keys = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") this.leave();
      if (event.key === "Enter" && event.target === value) wantAdd();
      if (event.key === "Enter" && event.target === name) begin();
    };
    this.tools.onkeydown = keys;
    const move = (/** @type {string} */ edge) => () => wish({ op: "move_outcome", outcome: which.value, edge });
    fill(
      this.tools,
      element("p", { class: "actions" }, element("span", {}, words.parts("select.chosen", { quote: quoted(shown) })), value, add, close),
      element(
        "details",
        {},
        element("summary", {}, words.say("select.outcomes")),
        element("p", { class: "actions" }, name, button(words.say("select.begin"), begin)),
        outcomes.length > 0 &&
          element("p", { class: "actions" }, which, button(words.say("select.start"), move("start")), button(words.say("select.end"), move("end"))),
      ),
    );
  }

  /** Goes to the next place where the typed words stand, in any case and with any white space. */
  #find() {
    const view = this.#view;
    const wanted = this.search.value.trim();
    if (!view || wanted === "") return;
    const escaped = plain(wanted).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    const places = [...plain(view.text).matchAll(new RegExp(escaped, "gi"))];
    const after = this.#span?.[0] ?? -1;
    const match = places.find(({ index }) => index > after) ?? places[0];
    if (!match) {
      this.found.textContent = this.words.say("select.nowhere");
      return this.take(null);
    }
    this.found.textContent = this.words.say("select.place", { at: places.indexOf(match) + 1, count: places.length });
    /** @type {Span} */
    const span = [match.index, match.index + match[0].length];
    tell(this.root, "span-wanted", span);
    this.take(span);
  }
}

/** A text of the same length without accents, and with straight apostrophes. @param {string} text */
function plain(text) {
  return text.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD").charAt(0)).replace(/[‘’ʼ]/g, "'");
}

/**
 * @param {string} label
 * @param {() => void} click
 */
function button(label, click) {
  return element("button", { type: "button", click }, label);
}
