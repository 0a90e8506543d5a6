// Starts the page and wires what is known to what is shown. Data goes down by calls, wishes come up as events.

import { Analyzer, load } from "./analyzer.js";
import { Desk } from "./desk.js";
import { Inbox } from "./inbox.js";
import { language, rememberLanguage } from "./language.js";
import { Page } from "./page.js";
import { writeProject } from "./project.js";
import { State } from "./state.js";
import { recall, remember } from "./memory.js";
import { Store } from "./store.js";
import { Takeout } from "./takeout.js";
import { find, saveText } from "./ui/dom.js";
import { Work } from "./work.js";
import { loadWords } from "./words.js";

const SHOWN = "headcount-shown";

const state = new State();
const store = new Store();
const analyzer = new Analyzer();
let leaving = new AbortController();
let page = new Page(await loadWords(language()), state, leaving.signal);

const desk = new Desk(state, store, analyzer, {
  refused: (message) => page.reading.refuse(message),
  settled: (wish) => page.reading.settle(wish),
  trouble: (key) => page.status.trouble(key),
  changed(work, before) {
    const after = work.view?.analysis.totals.people.counted ?? before;
    page.status.done(page.words.say(before === after ? "changed.nothing" : "changed.counted", { before, after }));
  },
});
const takeout = new Takeout(state, analyzer, () => page);
const inbox = new Inbox(state, store, analyzer, {
  get status() {
    return page.status;
  },
  takeOver: (corrections) => desk.takeOver(corrections),
  checked: (name, receipt, bytes) => takeout.check(name, receipt, bytes),
});

const changes = {
  report() {
    page.showReport();
    remember(SHOWN, state.work?.key ?? null);
    page.resume();
  },
  correction: () => page.showCorrection(),
  list: () => page.showList(),
  choice() {
    page.showChoice();
    if (state.choice.from === "step" || state.choice.from === "text") page.tellChoice();
  },
  sieve() {
    page.showSieve();
    page.status.done(page.words.say("ledger.shown", { count: page.proving.count }));
  },
};

/** @param {string} key */
const workOf = (key) => state.works.find((work) => work.key === key);

/** Chooses the figure after the one that is looked at, or before it, in the order of the text. @param {number} by */
function stepFigure(by) {
  const figures = [...(state.shown?.analysis.figures ?? [])].sort((one, other) => one.span[0] - other.span[0]);
  const at = figures.findIndex(({ id }) => id === state.figure?.id);
  const next = at < 0 ? figures.at(by > 0 ? 0 : -1) : figures[at + by];
  if (next) state.choose({ figures: [next.id], from: "text" });
}

/** @type {Record<string, (detail: any) => unknown>} */
const wishes = {
  "files-given": (files) => inbox.takeFiles(files),
  "text-given": (given) => inbox.takeText(page.words.say("paste.name"), given),
  "sample-wanted": () => inbox.takeSample(page.words.say("sample.name")),
  "reading-cancelled": () => inbox.cancel(),
  "report-wanted": (key) => inbox.open(/** @type {Work} */ (workOf(key))),
  "deletion-wanted": (key) => remove(/** @type {Work} */ (workOf(key))),
  "keeping-wanted": (on) => keep(on),
  "country-wanted": (iso3) => inbox.readAgain(iso3),
  "figures-chosen": (choice) => state.choose(choice),
  "step-wanted": (by) => state.step(by),
  "figure-step-wanted": stepFigure,
  "card-wanted": () => page.reading.card.focus(),
  "row-wanted": (id) => page.showRow(id),
  "text-wanted": (id) => (state.choose({ figures: [id], from: "text" }), page.reading.text.focus()),
  "text-left": () => page.reading.text.focus(),
  "place-wanted": (span) => state.choose({ span, from: "headline" }),
  "span-wanted": (span) => page.reading.text.point(span),
  "span-selected": (span) => page.reading.selection.take(span),
  "outcome-wanted": (id) => state.shown && page.reading.outcome.open(id, state.shown),
  "sieve-wanted": (sieve) => state.sift(sieve),
  "ledger-wanted": (part) => (state.siftOnly(part), page.proving.tabs.focus("ledger")),
  "chart-wanted": (name) => page.showChart(name),
  "notes-wanted": () => page.proving.tabs.focus("notes"),
  "comparison-wanted": (id) => state.shown && page.reading.compare(state.shown, id),
  "correcting-wanted": ({ slot, figure, form }) => page.correct(slot, figure, form),
  "correcting-ended": () => (desk.giveUp(page.reading.editor.figure?.id), page.reading.endCorrecting()),
  "draft-changed": (draft) => desk.draft(draft),
  "correction-wanted": (wish) => desk.correct(wish),
  "edit-wanted": ({ correction, ...edit }) => desk.edit(edit, correction),
  "undo-wanted": (by) => desk.undo(by),
  "project-wanted": () => state.work && saveText(state.work.name, ".headcount.json", writeProject([state.work])),
  "language-wanted": speak,
  "export-wanted": ({ format, options }) => takeout.export(format, options),
  "copy-wanted": () => takeout.copy(),
  "reports-compared": (key) => takeout.compare(/** @type {Work} */ (workOf(key))),
  "reports-collected": () => takeout.collect(),
  "hint-seen": () => (remember("headcount-hint", "seen"), page.reading.text.focus()),
  "theme-changed": () => page?.charts.forEach((chart) => chart.redraw()),
};

/** Deletes a report for good, and shows another if there is one. @param {Work} work */
async function remove(work) {
  await store.remove(work.key);
  state.remove(work);
  const next = state.works.at(-1);
  if (!state.work && next) await inbox.open(next);
  page.status.done(page.words.say("reports.deleted", { title: work.title || work.name }));
  page.focusList();
}

/** Keeps all reports that are here and were not kept. */
async function keepAll() {
  for (const work of state.works) if (!work.isCollection && (await store.put(work.kept, true)) === "kept") work.settle();
}

/** Keeps reports from now on, those that are here too; or forgets them all. @param {boolean} on */
async function keep(on) {
  await store.keep(on);
  if (on) await keepAll();
  page.keeping.show(store.isOn, await store.works());
}

/** Shows the same page in another language. @param {string} code */
async function speak(code) {
  const { shown } = page.proving.tabs;
  const words = await loadWords(code).catch(() => null);
  if (!words) return page.status.trouble("problem.no_words");
  rememberLanguage(code);
  leaving.abort();
  leaving = new AbortController();
  page = new Page(words, state, leaving.signal);
  page.keeping.show(store.isOn, await store.works());
  page.showReport();
  page.proving.tabs.show(shown);
  page.resume();
  /** @type {HTMLElement | null} */ (document.querySelector(".language select"))?.focus();
}

/** Undo and redo by keys, where they do not belong to a field. @param {KeyboardEvent} event */
function undoByKey(event) {
  const inField = event.target instanceof Element && event.target.matches("input, textarea, select");
  if (!(event.ctrlKey || event.metaKey) || event.altKey || inField || !state.work) return;
  // Where a keyboard has no Latin letters, the key that has them elsewhere counts.
  const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  desk.undo(key === "y" || event.shiftKey ? 1 : -1);
}

state.addEventListener("change", (event) => changes[/** @type {CustomEvent<keyof typeof changes>} */ (event).detail]());
store.addEventListener("elsewhere", async (event) => {
  const { detail } = /** @type {CustomEvent<string | boolean>} */ (event);
  if (typeof detail === "string") return desk.changedElsewhere(detail);
  if (detail) await keepAll();
  page.keeping.show(store.isOn, await store.works());
});
for (const [name, grant] of Object.entries(wishes)) {
  window.addEventListener(name, (event) => grant(/** @type {CustomEvent} */ (event).detail));
}
window.addEventListener("keydown", undoByKey);

/** Draws again when the page comes to a screen with other pixels. */
function watchPixels() {
  const here = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  here.addEventListener("change", () => (page.charts.forEach((chart) => chart.redraw()), watchPixels()), { once: true });
}
watchPixels();
window.addEventListener("beforeprint", () => page.charts.forEach((chart) => chart.print(true)));
window.addEventListener("afterprint", () => page.charts.forEach((chart) => chart.print(false)));

find(document, "#starting", Element).remove();
page.keeping.show(store.isOn, await store.works());
state.list((await store.all()).map((kept) => new Work(kept)));
page.showReport();
const last = workOf(recall(SHOWN) ?? "") ?? state.works.at(-1);
if (new URLSearchParams(location.search).has("sample")) await inbox.takeSample(page.words.say("sample.name"));
else if (last) await inbox.open(last);
else load().catch(() => page.status.trouble("problem.no_module"));
