// What the page knows: the reports that were read, which one is shown, and what in it is looked at.

/** @import { Choice, Filter } from "./types" */
/** @import { View } from "./view.js" */

/** Tells with a "change" event which of its parts changed. */
export class State extends EventTarget {
  /** @type {View[]} */
  reports = [];
  /** @type {View | null} */
  shown = null;
  /** @type {Choice} */
  choice = nothing();
  /** @type {Filter} */
  filter = "all";

  /**
   * @param {View} report
   * @param {View} [before] the report that it takes the place of
   */
  add(report, before) {
    const at = before ? this.reports.indexOf(before) : -1;
    if (at < 0) this.reports.push(report);
    else this.reports[at] = report;
    this.show(report);
  }

  /** @param {View} report */
  show(report) {
    this.shown = report;
    this.choice = nothing();
    this.filter = "all";
    this.#changed("report");
  }

  /** @param {Partial<Choice>} choice */
  choose(choice) {
    this.choice = { ...nothing(), ...choice };
    this.#changed("choice");
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

  /** @param {Filter} filter */
  sift(filter) {
    this.filter = filter;
    this.#changed("filter");
  }

  /** @param {"report" | "choice" | "filter"} part */
  #changed(part) {
    this.dispatchEvent(new CustomEvent("change", { detail: part }));
  }
}

/** @returns {Choice} */
function nothing() {
  return { figures: [], at: 0, span: null, from: "" };
}
