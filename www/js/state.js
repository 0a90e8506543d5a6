// What the page knows: the reports that were read, which one is shown, and what in it is looked at.

/** @import { Choice, Sieve } from "./types" */
/** @import { Work } from "./work.js" */

/** Tells with a "change" event which of its parts changed. */
export class State extends EventTarget {
  /** @type {Work[]} */
  works = [];
  /** @type {Work | null} */
  work = null;
  /** @type {Choice} */
  choice = nothing();
  /** @type {Sieve} */
  sieve = everything();

  /** What is shown of the report. */
  get shown() {
    return this.work?.view ?? null;
  }

  /** Shows a report, a new one or one that was read before. @param {Work} work */
  show(work) {
    if (!this.works.includes(work)) this.works.push(work);
    this.work = work;
    this.choice = nothing();
    this.sieve = everything();
    this.#changed("report");
  }

  /** Takes in reports that are not read yet. @param {Work[]} works */
  list(works) {
    this.works.push(...works);
    this.#changed("list");
  }

  /** @param {Work} work */
  remove(work) {
    this.works = this.works.filter((other) => other !== work);
    if (this.work === work) this.work = null;
    this.#changed(this.work ? "list" : "report");
  }

  /** The shown report was read anew; what is looked at stays as far as it is still there. */
  corrected() {
    const figures = this.choice.figures.filter((id) => this.shown?.figure(id));
    const at = Math.max(0, Math.min(this.choice.at, figures.length - 1));
    this.choice = { ...this.choice, figures, at };
    this.#changed("correction");
  }

  /** @param {Partial<Choice>} choice */
  choose(choice) {
    this.choice = { ...nothing(), ...choice };
    this.#changed("choice");
  }

  /** The figure that is looked at. */
  get figure() {
    return this.shown?.figure(this.choice.figures[this.choice.at] ?? "");
  }

  /**
   * Goes on to the next of the chosen figures, or back.
   *
   * @param {number} by
   */
  step(by) {
    const count = this.choice.figures.length;
    if (count === 0) return;
    this.choice = { ...this.choice, at: (this.choice.at + by + count) % count, from: "step" };
    this.#changed("choice");
  }

  /** @param {Partial<Sieve>} sieve what of it is to be another */
  sift(sieve) {
    this.sieve = { ...this.sieve, ...sieve };
    this.#changed("sieve");
  }

  /** Shows all figures, or those of one part. @param {Sieve["part"]} [part] */
  siftOnly(part = "all") {
    this.sieve = { ...everything(), part };
    this.#changed("sieve");
  }

  /** @param {"report" | "correction" | "list" | "choice" | "sieve"} part */
  #changed(part) {
    this.dispatchEvent(new CustomEvent("change", { detail: part }));
  }
}

/** @returns {Choice} */
function nothing() {
  return { figures: [], at: 0, span: null, from: "" };
}

/** @returns {Sieve} */
function everything() {
  return { part: "all", outcome: "", area: "", stage: "", unit: "", sort: "", down: false, group: "" };
}
