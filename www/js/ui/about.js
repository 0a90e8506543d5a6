// How it counts, and how well, in a few lines.

import { element, fill } from "./dom.js";

/** @import { Accuracy, Words } from "../types" */

const POINTS = ["people", "twice", "parts", "regions", "lowest", "sources"];
const SHARES = /** @type {const} */ (["figures", "kind", "adm1", "why"]);

/**
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {readonly Accuracy[]} accuracy
 */
export function showAbout(root, words, accuracy) {
  const points = POINTS.map((point) => [
    element("dt", {}, words.say(`about.${point}`)),
    element("dd", {}, words.say(`about.${point}.how`)),
  ]);
  fill(root, [
    element("details", {}, element("summary", {}, words.say("about.title")), element("dl", {}, points.flat())),
    element("details", { id: "sure" }, element("summary", {}, words.say("sure.title")), sure(words, accuracy)),
  ]);
}

/**
 * What was measured, on which reports.
 *
 * @param {Words} words
 * @param {readonly Accuracy[]} accuracy
 */
function sure(words, accuracy) {
  const all = accuracy.find((row) => row.language === "all");
  const rest = accuracy.filter((row) => row !== all);
  const head = ["language", "reports", "people", ...SHARES].map((name) =>
    element("th", { scope: "col" }, words.say(`sure.${name}`)),
  );
  const rows = [...rest, ...(all ? [all] : [])].map((row) =>
    element("tr", {}, [
      element("th", { scope: "row" }, name(words, row.language)),
      element("td", {}, words.number(row.reports)),
      element("td", {}, words.number(row.people)),
      ...SHARES.map((share) => element("td", {}, words.say("unit.percent", { amount: row[share] }))),
    ]),
  );
  return [
    element("p", {}, words.say("sure.measured", { reports: all?.reports ?? 0, figures: all?.people ?? 0 })),
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("sure.caption") }, element("table", {}, [
      element("caption", {}, words.say("sure.caption")),
      element("thead", {}, element("tr", {}, head)),
      element("tbody", {}, rows),
    ])),
    element("p", {}, words.say("sure.less")),
  ];
}

/**
 * @param {Words} words
 * @param {string} language
 */
function name(words, language) {
  if (language === "all") return words.say("sure.all");
  return new Intl.DisplayNames([words.language], { type: "language" }).of(language) ?? language;
}
