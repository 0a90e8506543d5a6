// The report's text on the page, and what can be done with its words and with the figure that is looked at.

import { areas } from "./analyzer.js";
import { differences } from "./differences.js";
import { recall } from "./memory.js";
import { actions } from "./ui/actions.js";
import { Card } from "./ui/card.js";
import { Comparison } from "./ui/compare.js";
import { fill } from "./ui/dom.js";
import { Editor } from "./ui/editor.js";
import { figureWriter } from "./ui/figure.js";
import { hint } from "./ui/hint.js";
import { OutcomeForm } from "./ui/outcome.js";
import { Selection } from "./ui/selection.js";
import { Text } from "./ui/text.js";

/** @import { Area, Choice, Draft, Figure, View, Words } from "./types" */

/** A longer text without people is not shown. */
const LONG = 2_000_000;
const HINT = "headcount-hint";

export class Reading {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {AbortSignal} signal
   */
  constructor(root, words, signal) {
    const does = (/** @type {Figure} */ figure) => actions(figure, words);
    this.root = root;
    this.words = words;
    this.figures = figureWriter(words, does);
    this.text = new Text(root, words, signal);
    this.selection = new Selection(words);
    this.outcome = new OutcomeForm(words);
    this.card = new Card(words, this.figures.verdict, does);
    this.editor = new Editor(words, areasOf);
    this.comparison = new Comparison(words);
    fill(this.text.bar, recall(HINT) ? null : hint(words), this.selection.root, this.outcome.root);
    fill(this.text.foot, this.selection.below, this.card.root);
    document.querySelector("dialog.comparison:not(.reports-compared)")?.remove();
    document.body.append(this.comparison.root);
  }

  /**
   * Whether there is anything in a report to read beside the charts.
   *
   * @param {View} view
   */
  static has(view) {
    return view.hasPeople || view.text.length <= LONG;
  }

  /**
   * @param {View} view
   * @param {boolean} again whether it is the same report after a correction
   */
  show(view, again) {
    this.editor.close();
    if (!again) this.outcome.close();
    this.selection.show(view, again);
    if (!Reading.has(view)) return;
    if (again) this.text.update(view);
    else this.text.show(view);
  }

  /**
   * @param {Choice} choice
   * @param {Figure | undefined} figure
   * @param {View} view
   * @param {boolean} still
   */
  choose(choice, figure, view, still) {
    this.text.choose(choice, still);
    this.card.show(figure, view);
    const there = choice.from === "ledger" || choice.from === "";
    if (!still && !there) this.root.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /**
   * Opens the form of a figure.
   *
   * @param {Element} slot
   * @param {Draft} draft
   * @param {View} view
   */
  correct(slot, { figure: id, form, values }, view) {
    const figure = view.figure(id);
    if (!figure) return;
    this.editor.open(slot, figure, view, form, values);
    this.text.stay();
  }

  /** Closes the form and goes back to the button that opened it. */
  endCorrecting() {
    const slot = this.editor.root.parentElement;
    this.editor.close();
    /** @type {HTMLElement | null} */ (slot?.parentElement?.querySelector("button"))?.focus();
  }

  /** Closes what a wish was made with. @param {import("./types").Wish} wish */
  settle(wish) {
    if ("span" in wish) this.selection.leave();
    else if (wish.op === "rename_outcome" || wish.op === "merge_outcomes") {
      this.outcome.close();
      this.text.focus();
    }
  }

  /** Says why a correction cannot be made, where it was asked for. @param {string} message a sentence in English */
  refuse(message) {
    const sentence = this.words.say("edit.refused", { why: message });
    const place = this.editor.figure ? this.editor : this.outcome.isOpen ? this.outcome : this.selection;
    place.refuse(sentence);
  }

  /**
   * Shows two tellings of one narrative.
   *
   * @param {View} view
   * @param {string} id of the outcome that tells it again
   */
  async compare(view, id) {
    const later = view.analysis.outcomes.find((outcome) => outcome.id === id);
    const earlier = view.analysis.outcomes.find((outcome) => outcome.id === later?.repeats);
    if (!later || !earlier) return;
    const pieces = await differences(view.slice(earlier.span), view.slice(later.span));
    this.comparison.open(view.outcome(earlier.id), view.outcome(later.id), pieces, view.analysis.report.language);
  }
}

/**
 * The areas that figures of a report can be tied to.
 *
 * @param {View} view
 * @returns {Area[]}
 */
function areasOf({ analysis: { report } }) {
  return report.countries.flatMap((iso3) => areas(iso3, report.year ?? undefined));
}
