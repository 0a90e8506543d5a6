// One report and what a person has done with it. What was done is a list of edits, each a correction, one taken back or a
// reason, so that it can be undone to any point; from it the list of corrections follows, and from that the analysis.

import { View } from "./view.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Correction, Draft, Edit, Kept, Reading } from "./types" */

export class Work {
  /** The analysis before any correction. @type {Pick<Reading, "analysis" | "numbers"> | undefined} */
  #before;
  /** The edits as they are kept. @type {{ edits: Edit[], done: number }} */
  #synced = { edits: [], done: 0 };
  /** What was filled in for each figure since the page was opened. @type {Map<string, Draft>} */
  drafts = new Map();
  /** What it shows, as soon as it is read. @type {View | null} */
  view = null;
  /** What is being filled in. @type {Draft | null} */
  draft = null;

  /** @param {Pick<Kept, "name" | "text"> & Partial<Kept>} kept */
  constructor({ key = newKey(), name, text, title = "", country = "", edits = [], done = edits.length, version = 0, draft = null, parts = [], notes = [] }) {
    this.key = key;
    this.name = name;
    this.text = text;
    this.title = title;
    this.country = country;
    /** @type {Edit[]} */
    this.edits = edits;
    /** So many of the edits are done, the rest is undone. */
    this.done = done;
    this.version = version;
    this.parts = parts;
    this.notes = notes;
    this.#synced = { edits, done };
    this.draft = draft;
  }

  /** Several reports put together: shown like one, but corrected one by one and not kept. */
  isCollection = false;

  /** How many people are counted, if it is known yet. */
  get counted() {
    return this.view?.analysis.totals.people.counted ?? null;
  }

  /** The corrections in force. */
  get corrections() {
    /** @type {Correction[]} */
    const list = [];
    for (const edit of this.edits.slice(0, this.done)) {
      if (edit.kind === "add") list.push(edit.correction);
      else if (edit.kind === "take") list.push(...edit.corrections);
      else if (edit.kind === "drop") list.splice(edit.at, 1);
      else {
        const { reason: _, ...correction } = /** @type {Correction} */ (list[edit.at]);
        list[edit.at] = edit.reason ? { ...correction, reason: edit.reason } : correction;
      }
    }
    return list;
  }

  get canUndo() {
    return this.done > 0;
  }

  get canRedo() {
    return this.done < this.edits.length;
  }

  /** Does one thing more; what was undone before is gone. @param {Edit} edit */
  edit(edit) {
    this.edits = [...this.edits.slice(0, this.done), edit];
    this.done += 1;
  }

  /** A state to go back to, if what comes next turns out to be none. */
  get mark() {
    const { edits, done, view } = this;
    return () => Object.assign(this, { edits, done, view });
  }

  /** Undoes the last edit, or does the next one again. @param {1 | -1} by */
  go(by) {
    this.done = Math.max(0, Math.min(this.edits.length, this.done + by));
  }

  /** Whether somebody has put something right. */
  get isCorrected() {
    return this.corrections.length > 0;
  }

  /**
   * Reads the text with its corrections.
   *
   * @param {Analyzer} analyzer
   */
  async read(analyzer) {
    const { text, country, corrections, parts, notes } = this;
    const question = { text, country, corrections, parts, notes };
    const reading = await analyzer.ask({ ...question, ...(this.#before && { before: this.#before }) });
    this.#before ??= reading.before ?? { analysis: reading.analysis, numbers: reading.numbers };
    this.view = new View(this.name, this.text, reading, this.country);
    this.title = this.view.title;
    return this.view;
  }

  /** What is here is what is kept. */
  settle() {
    this.version += 1;
    this.#synced = { edits: this.edits, done: this.done };
  }

  /**
   * Takes over what another window did, and does on top of it what was done here and is not kept yet.
   *
   * @param {Pick<Kept, "edits" | "done" | "version">} kept
   */
  join({ edits, done, version }) {
    const here = this.edits.slice(0, this.done);
    const before = this.#synced.edits.slice(0, this.#synced.done);
    const goesOn = before.every((edit, at) => edit === here[at]);
    const own = goesOn ? here.slice(before.length) : [];
    this.#synced = { edits, done };
    this.edits = own.length > 0 ? [...edits.slice(0, done), ...own] : edits;
    this.done = own.length > 0 ? this.edits.length : done;
    this.version = version;
  }

  /** The corrections that fit, as a file carries them. @returns {import("./types").Patch} */
  get applied() {
    const fit = new Set(this.view?.steps.map(({ correction }) => correction));
    return { schema: "headcount-corrections/1", corrections: this.corrections.filter((_, at) => fit.has(at)) };
  }

  /**
   * Several reports as one.
   *
   * @param {string} name
   * @param {import("./types").Collection & { text: string }} collection
   * @param {Pick<Reading, "account" | "targets">} sums
   */
  static collection(name, { text, analysis }, sums) {
    const work = new Work({ name, text, title: name });
    work.isCollection = true;
    work.view = new View(name, text, { analysis, numbers: [], steps: [], unfit: [], ...sums }, "");
    return work;
  }

  /** As one about another country; to be read again. @param {string} country */
  about(country) {
    this.country = country;
    this.#before = undefined;
  }

  /** What is to be kept of it. @returns {Kept} */
  get kept() {
    const { key, name, text, title, country, edits, done, version, draft, parts, notes } = this;
    return { key, name, text, title, country, edits, done, version, draft, parts, notes };
  }
}

/** A name that no other report has. Pages that are not secure have no `crypto.randomUUID`. */
function newKey() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
}
