// The parts of the page in one language, and how they show what is known. Another language makes another page.

import { charts as chartsOf, countries } from "./analyzer.js";
import { ACCURACY } from "./accuracy.js";
import { languages } from "./language.js";
import { noteSentence } from "./notes.js";
import { picture } from "./pictures.js";
import { Proving } from "./proving.js";
import { Reading } from "./reading.js";
import { sift } from "./sieve.js";
import { recall, remember } from "./memory.js";
import { TOPICS } from "./topics.js";
import { showAbout } from "./ui/about.js";
import { Chart } from "./ui/chart.js";
import { CountryChoice } from "./ui/country.js";
import { element, fill, find } from "./ui/dom.js";
import { Headline } from "./ui/headline.js";
import { Intake } from "./ui/intake.js";
import { Keeping } from "./ui/keeping.js";
import { languageChoice } from "./ui/language.js";
import { Marks } from "./ui/marks.js";
import { Reports } from "./ui/reports.js";
import { SideBySide } from "./ui/sidebyside.js";
import { Status } from "./ui/status.js";
import { Tabs } from "./ui/tabs.js";
import { takeaway } from "./ui/takeaway.js";
import { theme, themeButton } from "./ui/theme.js";
import { walk } from "./walk.js";

/** @import { State } from "./state.js" */
/** @import { Draft, Studio, View, Words } from "./types" */

/** @param {string} id */
const part = (id) => find(document, `#${id}`, HTMLElement);

export class Page {
  /**
   * @param {Words} words
   * @param {State} state
   * @param {AbortSignal} signal ends what it listens to
   */
  constructor(words, state, signal) {
    this.words = words;
    this.state = state;
    Object.assign(document.documentElement, { lang: words.language, dir: words.direction });
    for (const place of document.querySelectorAll("[data-words]")) place.textContent = words.say(place.getAttribute("data-words") ?? "");
    const tools = part("tools");
    fill(tools);
    this.status = new Status(part("status"), part("problem"), words);
    this.intake = new Intake(part("intake"), tools, words, signal);
    this.country = new CountryChoice(words);
    this.headline = new Headline(part("headline"), words, this.country);
    this.reports = new Reports(part("reports"), words);
    this.keeping = new Keeping(part("keeping"), words);
    this.reading = new Reading(part("text"), words, signal);
    this.proving = new Proving(words, this.reading.figures, (note) => noteSentence(note, words));
    this.sideBySide = new SideBySide(words);
    document.querySelector("dialog.reports-compared")?.remove();
    document.body.append(this.sideBySide.root);
    this.charts = TOPICS.map((topic) => new Chart(topic, words, studio(words)));
    const chooser = element("div", { id: "chart-tabs" });
    fill(part("charts"), chooser, this.charts.map((chart) => chart.root));
    /** Where the screen is narrow, one chart is shown at a time. */
    this.chartTabs = new Tabs(chooser, words.say("charts.label"), this.charts.map(({ topic, root }) => [topic.chart, root]));
    for (const { topic } of this.charts) this.chartTabs.label(topic.chart, words.say(`chart.${topic.chart}`));
    tools.append(languageChoice(words, languages()), themeButton(words, { recall, remember }, signal));
    showAbout(part("about"), words, ACCURACY);
  }

  /** Shows the report that is to be shown, from its beginning; or that there is none. */
  showReport() {
    const view = this.state.shown;
    const wasHeld = part("reports").contains(document.activeElement);
    part("report").hidden = !view;
    this.showList();
    const wasReport = document.body.dataset["state"] === "report";
    document.body.dataset["state"] = view ? "report" : "empty";
    document.title = view ? this.words.say("page.title", { title: view.title }) : "headcount";
    if (!view) {
      this.intake.open();
      if (wasReport && !isHeld()) this.focusList();
      return;
    }
    part("columns").hidden = !Reading.has(view);
    part("charts").hidden = !view.hasPeople;
    const chosen = this.country.isHeld;
    this.country.show(view, countries());
    this.#show(view, false);
    if (chosen) this.country.focus();
    this.status.done(this.headline.sentence);
    const lost = ["intake", "reports"].some((id) => part(id).contains(document.activeElement)) || wasHeld;
    this.intake.close();
    if (lost) this.headline.focus();
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  /** Shows the same report after a correction; what was looked at stays in sight and in hand. */
  showCorrection() {
    const view = this.state.shown;
    if (!view) return;
    const back = this.proving.hold();
    const inText = part("text").contains(document.activeElement);
    const form = this.reading.editor.hold();
    this.#show(view, true);
    this.showList();
    if (form && this.state.work?.draft?.figure === form.figure) this.#reopen(form);
    if (isHeld()) return;
    if (inText) this.reading.text.focus();
    else back();
  }

  /**
   * Opens a form again that was open while something else was put right, such as in another window.
   *
   * @param {{ figure: string, inLedger: boolean, focus(): void }} form
   */
  #reopen({ inLedger, focus }) {
    const { work, shown: view } = this.state;
    const slot = inLedger ? this.proving.slot : part("text").querySelector(".slot");
    if (!work?.draft || !view || !slot) return;
    this.reading.correct(slot, work.draft, view);
    focus();
  }

  /**
   * Opens the form of a figure, with what was filled in before.
   *
   * @param {Element} slot
   * @param {string} figure
   * @param {Draft["form"]} form
   */
  correct(slot, figure, form) {
    const { work, shown: view } = this.state;
    const kept = work?.draft?.figure === figure && work.draft.form === form ? work.draft : undefined;
    const values = (work?.drafts.get(`${figure} ${form}`) ?? kept)?.values;
    if (view) this.reading.correct(slot, { figure, form, ...(values && { values }) }, view);
  }

  /** Goes to the row of a figure, whatever is filtered. @param {string} id */
  showRow(id) {
    const { shown: view, sieve } = this.state;
    const figure = view?.figure(id);
    if (view && figure && !sift(view, sieve).includes(figure)) this.state.siftOnly();
    this.proving.tabs.show("ledger");
    this.proving.ledger.focus(id);
  }

  /** Reads out which figure is looked at. */
  tellChoice() {
    const { figure, shown: view } = this.state;
    if (!figure || !view) return;
    const verdict = this.reading.figures.verdict(figure, view).textContent ?? "";
    this.status.done(this.words.say("card.said", { quote: figure.quote, verdict }));
  }

  /** Goes to the list of reports, or to where a report comes in. */
  focusList() {
    const list = part("reports").querySelector("button");
    if (list) list.focus();
    else this.intake.area.focus();
  }

  /**
   * @param {View} view
   * @param {boolean} again
   */
  #show(view, again) {
    const { work } = this.state;
    this.headline.show(view);
    for (const chart of this.charts) chart.show(view);
    this.reading.show(view, again);
    if (work) this.proving.show(view, work);
    this.showSieve();
    this.showChoice(true);
  }

  /** Goes to a chart. @param {string} name */
  showChart(name) {
    this.chartTabs.show(name);
    this.charts.find(({ topic }) => topic.chart === name)?.focus();
  }

  showList() {
    this.reports.show(this.state.works, this.state.work);
  }

  showSieve() {
    this.proving.sift(this.state);
  }

  /** @param {boolean} [still] without going there */
  showChoice(still = false) {
    const { choice, shown: view, figure } = this.state;
    if (!view) return;
    for (const chart of this.charts) chart.select(figure ? [figure.id] : []);
    this.reading.choose(choice, figure, view, still);
    this.proving.ledger.choose(still ? { ...choice, from: "" } : choice);
  }

  /** Opens the form of the figure that was being corrected when the page was left. */
  resume() {
    const { work, shown: view } = this.state;
    if (!work?.draft || !view?.figure(work.draft.figure)) return;
    this.state.choose({ figures: [work.draft.figure], from: "ledger" });
    if (this.proving.slot) this.reading.correct(this.proving.slot, work.draft, view);
  }
}

/** Whether the keyboard is somewhere: an element that is hidden keeps it for a moment. */
const isHeld = () => document.activeElement !== document.body && document.activeElement?.checkVisibility() === true;

/**
 * What charts take from the rest.
 *
 * @param {Words} words
 * @returns {Studio}
 */
function studio(words) {
  return {
    draw: (canvas, view, spec) => chartsOf(view.analysis).draw(canvas, spec),
    said(view, chart) {
      const spec = { chart, width: 720, locale: words.language };
      return { summary: () => chartsOf(view.analysis).summary(spec), marks: () => chartsOf(view.analysis).marks(spec) };
    },
    picture: (view, chart, form) => picture(view, chart, form, words),
    theme,
    layer: (stage) => new Marks(stage, words.say("chart.keys"), walk),
    takeaway: (name, make) => takeaway(name, make, words),
  };
}
