// A chart that is said as the core says it: each mark's sentence, summed up and in a table. Tells "figures-chosen".

import { element, quoted, tell } from "./dom.js";

/** @import { ChartSpec, Mark, Topic, Words } from "../types" */

/**
 * @param {ChartSpec["chart"]} chart
 * @returns {Topic}
 */
export function sentences(chart) {
  return {
    chart,
    summary: (_, words, core) => [words.say(`lead.${chart}`), core.summary()],
    // A cell of a matrix has the outcome last.
    place: (view, { key }) => view.analysis.outcomes.find(({ id }) => id === key.split("\t").at(-1))?.span ?? null,
    table(_, words, core) {
      const heads = ["sentences.said", "sentences.figures"].map((key) => element("th", { scope: "col" }, words.say(key)));
      return element(
        "table",
        {},
        element("caption", { class: "unseen" }, words.say(`chart.${chart}`)),
        element("thead", {}, element("tr", {}, heads)),
        element("tbody", {}, core.marks().map((mark) => row(mark, words))),
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
