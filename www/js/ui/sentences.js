// A chart that is said as the core says it: each mark's sentence, in a list and in a table. Tells "figures-chosen".

import { element, quoted, tell } from "./dom.js";

/** @import { ChartSpec, Mark, Topic, Words } from "../types" */

/** So many sentences sum a chart up. */
const FEW = 3;

/**
 * @param {ChartSpec["chart"]} chart
 * @returns {Topic}
 */
export function sentences(chart) {
  return {
    chart,
    summary(_, words, marks) {
      const said = [...new Set(marks().map(({ summary }) => summary))].slice(0, FEW);
      return said.length > 0 ? said.map((sentence) => words.say("sentences.stop", { sentence })) : [words.say("sentences.none")];
    },
    table(_, words, marks) {
      /** One row for what stands on the chart twice. */
      const rows = new Map(marks().map((mark) => [mark.summary, row(mark, words)]));
      const heads = ["sentences.said", "sentences.figures"].map((key) => element("th", { scope: "col" }, words.say(key)));
      return element(
        "table",
        {},
        element("caption", { class: "unseen" }, words.say(`chart.${chart}`)),
        element("thead", {}, element("tr", {}, heads)),
        element("tbody", {}, [...rows.values()]),
      );
    },
  };
}

/**
 * @param {Mark} mark
 * @param {Words} words
 */
function row({ summary, figures }, words) {
  const choose = (/** @type {MouseEvent} */ event) =>
    tell(/** @type {Element} */ (event.currentTarget), "figures-chosen", { figures, from: "chart" });
  const said = figures.length > 0 ? element("button", { type: "button", class: "link", click: choose }, quoted(summary)) : quoted(summary);
  return element("tr", {}, element("th", { scope: "row" }, said), element("td", { class: "number" }, words.number(figures.length)));
}
