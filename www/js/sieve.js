// Which figures the ledger shows, in which order and groups.

/** @import { Figure, Part, Sieve, View } from "./types" */

/** @type {Record<Part, (figure: Figure, doubtful: Set<string>) => boolean>} */
const PARTS = {
  all: () => true,
  counted: (figure) => figure.counted,
  located: (figure) => figure.counted && figure.adm1.length > 0,
  unlocated: (figure) => figure.counted && figure.adm1.length === 0,
  repeats: (figure) => figure.because?.kind === "repeats",
  others: (figure) => !figure.counted && figure.because?.kind !== "repeats",
  look: (figure, doubtful) => doubtful.has(figure.id),
};

/** What a figure is sorted by. @type {Record<string, (figure: Figure, view: View) => string | number>} */
const KEYS = {
  outcome: (figure, view) => view.analysis.outcomes.findIndex(({ id }) => id === figure.outcome),
  many: (figure) => figure.value,
  who: (figure) => figure.group || figure.quote,
  stage: (figure) => STAGES.indexOf(figure.stage),
  where: (figure) => figure.adm1.map(({ name }) => name).join(),
  counted: (figure) => (figure.counted ? "" : `${figure.because?.kind}`),
};
const STAGES = ["reached", "planned", "in_need", "population", "unknown"];

/** What a figure is grouped by; it stands in each group that it belongs to. @type {Record<string, (figure: Figure, view: View) => string[]>} */
const GROUPS = {
  outcome: (figure) => [figure.outcome ?? ""],
  area: (figure, view) => (figure.adm1.length > 0 ? figure.adm1.map((area) => view.areaName(area)) : [""]),
  stage: (figure) => [figure.stage],
  unit: (figure) => [figure.unit],
};

/**
 * The figures that pass.
 *
 * @param {View} view
 * @param {Sieve} sieve
 * @returns {Figure[]}
 */
export function sift(view, { part, outcome, area, stage, unit, sort, down }) {
  const doubtful = view.doubtful;
  const found = view.analysis.figures.filter(
    (figure) =>
      PARTS[part](figure, doubtful) &&
      (outcome === "" || `=${figure.outcome ?? ""}` === outcome) &&
      (area === "" || figure.adm1.some((other) => view.areaName(other) === area)) &&
      (stage === "" || figure.stage === stage) &&
      (unit === "" || figure.unit === unit),
  );
  const key = KEYS[sort];
  if (!key) return down ? found.reverse() : found;
  const order = new Intl.Collator(undefined, { numeric: true }).compare;
  const compare = (/** @type {Figure} */ one, /** @type {Figure} */ other) => {
    const [a, b] = [key(one, view), key(other, view)];
    return typeof a === "number" && typeof b === "number" ? a - b : order(String(a), String(b));
  };
  return found.sort((one, other) => (down ? compare(other, one) : compare(one, other)));
}

/**
 * Figures by the group that they belong to, in the order in which the groups come up; one group without a name if there are none.
 *
 * @param {View} view
 * @param {Figure[]} figures
 * @param {string} by
 * @returns {[string, Figure[]][]}
 */
export function groups(view, figures, by) {
  const names = GROUPS[by];
  if (!names) return [["", figures]];
  /** @type {Map<string, Figure[]>} */
  const found = new Map();
  for (const figure of figures) {
    for (const name of names(figure, view)) found.set(name, [...(found.get(name) ?? []), figure]);
  }
  return [...found];
}
