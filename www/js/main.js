// Wires everything: the only module that knows all the others. Data goes down by calls, wishes come up as events.

import { charts as chartsOf, countries, load } from "./analyzer.js";
import { Inbox } from "./inbox.js";
import { State } from "./state.js";
import { ACCURACY } from "./accuracy.js";
import { picture } from "./pictures.js";
import { TOPICS } from "./topics.js";
import { showAbout } from "./ui/about.js";
import { Chart } from "./ui/chart.js";
import { CountryChoice } from "./ui/country.js";
import { find } from "./ui/dom.js";
import { showExports } from "./ui/exports.js";
import { figureWriter } from "./ui/figure.js";
import { Headline } from "./ui/headline.js";
import { Intake } from "./ui/intake.js";
import { Ledger } from "./ui/ledger.js";
import { Marks } from "./ui/marks.js";
import { Notes } from "./ui/notes.js";
import { Reports } from "./ui/reports.js";
import { Status } from "./ui/status.js";
import { takeaway } from "./ui/takeaway.js";
import { Text } from "./ui/text.js";
import { theme, themeButton } from "./ui/theme.js";
import { walk } from "./walk.js";
import { loadWords } from "./words.js";

/** @param {string} id */
const part = (id) => find(document, `#${id}`, HTMLElement);

/** A longer text without people is not shown. */
const LONG = 200_000;
const words = await loadWords("en");
const state = new State();

for (const place of document.querySelectorAll("[data-words]")) {
  place.textContent = words.say(place.getAttribute("data-words") ?? "");
}
const status = new Status(part("status"), part("problem"), words);
const inbox = new Inbox(state, status, words);
const intake = new Intake(part("intake"), part("tools"), words);
const country = new CountryChoice(words);
const headline = new Headline(part("headline"), words, country);
const text = new Text(part("text"), words);
const { cells, receipt } = figureWriter(words);
const ledger = new Ledger(part("ledger"), words, cells, receipt);
const notes = new Notes(part("notes"), words);
const reports = new Reports(part("reports"), words);
/** @type {import("./types").Studio} */
const studio = {
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
const charts = TOPICS.map((topic) => new Chart(topic, words, studio));
part("charts").append(...charts.map((chart) => chart.root));
part("tools").append(themeButton(words));
showAbout(part("about"), words, ACCURACY);

function showReport() {
  const view = state.shown;
  if (!view) return;
  document.body.dataset["state"] = "report";
  document.title = words.say("page.title", { title: view.title });
  part("report").hidden = false;
  part("columns").hidden = !view.hasPeople && view.text.length > LONG;
  part("charts").hidden = !view.hasPeople;
  reports.show(state.reports, view);
  const chosen = country.isHeld;
  country.show(view, countries());
  headline.show(view);
  if (chosen) country.focus();
  status.done(headline.sentence);
  for (const chart of charts) chart.show(view);
  if (!part("columns").hidden) text.show(view);
  ledger.show(view, state.filter);
  showExports(ledger.actions, view, words);
  notes.show(view);
  const lost = part("intake").contains(document.activeElement);
  intake.close();
  if (lost) headline.focus();
  window.scrollTo({ top: 0, behavior: "instant" });
}

function showChoice() {
  const { choice } = state;
  const shown = choice.figures[choice.at];
  for (const chart of charts) chart.select(shown ? [shown] : []);
  if (state.shown && !state.shown.ledger(state.filter).some(({ id }) => id === shown)) state.sift("all");
  text.choose(choice);
  ledger.choose(choice);
  if (choice.from !== "ledger") part("text").scrollIntoView({ block: "nearest", behavior: "instant" });
}

const changes = {
  report: showReport,
  choice: showChoice,
  filter: () => {
    if (state.shown) ledger.show(state.shown, state.filter);
  },
};

/** @type {Record<string, (detail: any) => void>} */
const wishes = {
  "files-given": (files) => inbox.takeFiles(files),
  "text-given": (given) => inbox.takeText(words.say("paste.name"), given),
  "sample-wanted": () => inbox.takeSample(),
  "reading-cancelled": () => inbox.cancel(),
  "report-wanted": (view) => state.show(view),
  "country-wanted": (iso3) => state.shown && inbox.readAgain(state.shown, iso3),
  "figures-chosen": (choice) => state.choose(choice),
  "step-wanted": (by) => state.step(by),
  "place-wanted": (span) => state.choose({ span, from: "headline" }),
  "filter-wanted": (filter) => state.sift(filter),
  "ledger-wanted": (filter) => (state.sift(filter), ledger.focus()),
  "chart-wanted": (wanted) => charts.find(({ topic }) => topic.chart === wanted)?.focus(),
  "notes-wanted": () => notes.focus(),
  "theme-changed": () => charts.forEach((chart) => chart.redraw()),
};

state.addEventListener("change", (event) => changes[/** @type {CustomEvent<keyof typeof changes>} */ (event).detail]());
for (const [name, grant] of Object.entries(wishes)) {
  window.addEventListener(name, (event) => grant(/** @type {CustomEvent} */ (event).detail));
}

/** Draws again when the page comes to a screen with other pixels. */
function watchPixels() {
  const here = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  here.addEventListener("change", () => (charts.forEach((chart) => chart.redraw()), watchPixels()), { once: true });
}
watchPixels();
window.addEventListener("beforeprint", () => charts.forEach((chart) => chart.print(true)));
window.addEventListener("afterprint", () => charts.forEach((chart) => chart.print(false)));

find(document, "#starting", Element).remove();
document.body.dataset["state"] = "empty";
if (new URLSearchParams(location.search).has("sample")) await inbox.takeSample();
else load().catch(() => status.trouble("problem.no_module"));
