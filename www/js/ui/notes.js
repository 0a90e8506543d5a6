// What needs a look: doubts that the analysis leaves to a person.
// Tells "figures-chosen", "place-wanted", "comparison-wanted" and "correction-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Note, View, Words } from "../types" */

/** More notes than this wait for a click. */
const FEW = 100;

export class Notes {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {(note: Note) => (Node | string)[]} sentence what a note says
   */
  constructor(root, words, sentence) {
    this.root = root;
    this.words = words;
    this.sentence = sentence;
    this.none = element("p", { class: "quiet" }, words.say("notes.none"));
    this.list = element("ul", {});
    this.mended = element("ul", {});
    this.summary = element("summary", {});
    this.more = element("details", {}, this.summary, this.mended);
    fill(root, this.none, this.list, this.more);
  }

  /** @param {View} view */
  show(view) {
    const { doubts, mended } = view;
    this.none.hidden = doubts.length > 0;
    this.#list(this.list, doubts, view, FEW);
    this.more.hidden = mended.length === 0;
    this.summary.textContent = this.words.say("notes.mended", { count: mended.length });
    this.#list(this.mended, mended, view, FEW);
  }

  /**
   * @param {HTMLElement} list
   * @param {Note[]} notes
   * @param {View} view
   * @param {number} most
   */
  #list(list, notes, view, most) {
    const click = () => this.#list(list, notes, view, Infinity);
    const more = element("li", {}, element("button", { type: "button", click }, this.words.say("notes.more", { count: notes.length })));
    fill(list, notes.slice(0, most).map((note) => element("li", {}, this.#note(note, view))), notes.length > most && more);
  }

  /**
   * @param {Note} note
   * @param {View} view
   */
  #note(note, view) {
    const { words } = this;
    const { kind, figures, span } = note;
    const at = view.analysis.notes.indexOf(note);
    const tells = (/** @type {string} */ event, /** @type {unknown} */ detail) => () => tell(this.root, event, detail);
    const link = (/** @type {string} */ key, /** @type {() => void} */ click) => element("button", { type: "button", class: "link", "aria-describedby": `note-${at}`, click }, words.say(`notes.${key}`));
    const show = figures.length > 0 ? tells("figures-chosen", { figures, from: "notes" }) : tells("place-wanted", span);
    const repeated = kind === "repeated_outcome" && view.analysis.outcomes.find((outcome) => outcome.span[0] === span?.[0]);
    const [figure, of] = kind === "possible_overlap" ? figures : [];
    const id = `note-${at}`;
    return [
      words.has(`note.${kind}`) && element("b", {}, words.say(`note.${kind}`)),
      element("span", { id }, this.sentence(note)),
      (figures.length > 0 || span) && link("show", show),
      repeated && link("compare", tells("comparison-wanted", repeated.id)),
      of && link("same", tells("correction-wanted", { op: "same_people", figure, of, how: "part_of", reason: "" })),
      link(of ? "different" : "seen", tells("correction-wanted", { op: "dismiss_note", note })),
    ];
  }
}
