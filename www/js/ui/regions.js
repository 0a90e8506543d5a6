// The people by region, as bars and on the map, in words and as a table. Tells "figures-chosen".

import { element, quoted, tell } from "./dom.js";

/** @import { AreaTotal, Topic, View, Words } from "../types" */

/** @type {Topic} */
export const regions = {
  chart: "by_adm1",
  summary,
  table: (view, words) => table(view, "chart.by_adm1", words),
};

/** @type {Topic} */
export const map = {
  chart: "map",
  summary(view, words) {
    const { report, totals } = view.analysis;
    if (totals.by_adm1.length === 0) return [words.say(report.country ? "regions.none" : "map.no_country")];
    const country = report.country?.name ?? words.say("map.several");
    return [words.say("map.where", { country, count: totals.by_adm1.length }), ...summary(view, words)];
  },
  table: (view, words) => table(view, "chart.map", words),
};

/**
 * @param {View} view
 * @param {Words} words
 */
function summary(view, words) {
  const { totals } = view.analysis;
  const [most] = totals.by_adm1;
  if (!most) return [words.say("regions.none")];
  const sentences = [
    words.say("regions.most", { name: view.areaName(most), people: people(most, words) }),
    totals.by_adm1.some(({ shared }) => shared > 0) && words.say("regions.shared"),
    totals.unlocated > 0 && words.say("regions.unlocated", { count: totals.unlocated }),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/**
 * @param {View} view
 * @param {string} caption
 * @param {Words} words
 */
function table(view, caption, words) {
  const { figures, totals } = view.analysis;
  const heads = ["regions.name", "regions.alone", "regions.upto"].map((key) => words.say(key));
  const rows = totals.by_adm1.map((area) => row(view.areaName(area), area.figures, [area.alone, area.shared], words));
  const nowhere = figures.filter((figure) => figure.counted && figure.adm1.length === 0).map(({ id }) => id);
  const last = row(words.say("regions.nowhere"), nowhere, [totals.unlocated, null], words);
  return element(
    "table",
    {},
    element("caption", { class: "unseen" }, words.say(caption)),
    element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, rows),
    totals.unlocated > 0 && element("tfoot", {}, last),
  );
}

/**
 * @param {AreaTotal} area
 * @param {Words} words
 */
function people({ alone, shared }, words) {
  if (shared === 0) return words.say("regions.only", { alone });
  if (alone === 0) return words.say("regions.at_most", { shared });
  return words.say("regions.both", { alone, shared });
}

/**
 * @param {string} name
 * @param {string[]} figures
 * @param {(number | null)[]} numbers
 * @param {Words} words
 */
function row(name, figures, numbers, words) {
  const choose = (/** @type {MouseEvent} */ event) =>
    tell(/** @type {Element} */ (event.currentTarget), "figures-chosen", { figures, from: "chart" });
  const button = element("button", { type: "button", class: "link", click: choose }, quoted(name));
  const cells = numbers.map((number) => element("td", { class: "number" }, number === null ? "" : words.number(number)));
  return element("tr", {}, element("th", { scope: "row" }, button), cells);
}
