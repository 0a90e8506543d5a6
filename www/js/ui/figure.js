// One figure: its cells in the ledger, its receipt with the sentence that says so, and whether it is counted.
// Tells "figures-chosen" and "text-wanted".

import { element, quoted, tell } from "./dom.js";

/** @import { Figure, View, Words } from "../types" */

/** So many regions are named in a cell; the receipt names them all. */
const NAMED = 6;

/**
 * The functions that write cells and receipts in a language.
 *
 * @param {Words} words
 * @param {(figure: Figure) => Node} actions what can be done with it
 */
export function figureWriter(words, actions) {
  return {
    /** @type {(figure: Figure, view: View) => Node} */
    verdict: (figure, view) => element("span", {}, verdict(figure, view, words)),
    /**
     * @param {Figure} figure
     * @param {View} view
     */
    cells(figure, view) {
      const name = `${howMany(figure, words)} ${figure.group}`.trim();
      const amount = element("button", { type: "button", class: "link", "aria-label": name, "aria-expanded": "false" }, howMany(figure, words));
      return [
        cell("outcome", quoted(view.outcome(figure.outcome) || "–")),
        cell("many", amount),
        cell("who", [who(figure, words), ...unit(figure, words)]),
        cell("stage", stage(figure, words)),
        cell("where", places(figure, view, words, NAMED)),
        cell("counted", verdict(figure, view, words)),
      ];
    },
    /**
     * @param {Figure} figure
     * @param {View} view
     */
    receipt(figure, view) {
      const [before, told, after] = view.sentence(figure);
      const sentence = element("blockquote", { dir: "auto" }, before, element("mark", {}, told), after);
      const outcome = view.analysis.outcomes.find(({ id }) => id === figure.outcome);
      const facts = [
        figure.adm1.length > 1 && words.say("figure.shared", { count: figure.adm1.length }),
        figure.adm1.length > NAMED && element("span", {}, words.listOf(figure.adm1.map((area) => quoted(view.areaName(area))))),
        outcome && outcome.id !== "" && words.say("figure.under", { outcome: outcome.id }),
        bounds(figure, words),
        figure.source && place(figure.source, words),
        words.say("figure.rule", { rule: figure.rule }),
      ];
      const list = facts.flatMap((fact) => (fact ? [element("li", {}, typeof fact === "string" ? quoted(fact) : /** @type {Node} */ (fact))] : []));
      const click = () => tell(sentence, "text-wanted", figure.id);
      const show = element("button", { type: "button", class: "link", click }, words.say("figure.in_text"));
      return element("div", {}, sentence, element("ul", { class: "facts" }, list, element("li", {}, show)), actions(figure));
    },
  };
  /**
   * @param {string} name
   * @param {(Node | string) | (Node | string)[]} content
   */
  function cell(name, content) {
    return element("td", { role: "cell", class: name, "data-label": words.say(`ledger.${name}`) }, element("span", {}, content));
  }
}

/**
 * @param {Figure} figure
 * @param {Words} words
 */
function who({ unit, group, quote }, words) {
  if (unit === "money" || unit === "percent") return quoted(quote);
  if (group) return quoted(group);
  return unit === "person" || unit === "household" ? words.say("figure.elided") : quoted(quote);
}

/**
 * What it counts, where the column does not say: people are what most count.
 *
 * @param {Figure} figure
 * @param {Words} words
 */
function unit({ unit }, words) {
  return unit === "person" ? [] : [" ", element("span", { class: "quiet" }, words.say("figure.unit", { unit: words.say(`counts.${unit}`) }))];
}

/**
 * @param {Figure} figure
 * @param {Words} words
 */
function stage({ stage, reach }, words) {
  return words.say(stage === "reached" && reach === "indirect" ? "stage.indirect" : `stage.${stage}`);
}

/**
 * Where in its file a figure stood: "page 3, table 1, row 2, column 2".
 *
 * @param {NonNullable<Figure["source"]>} source
 * @param {Words} words
 */
function place(source, words) {
  const said = (/** @type {"page" | "paragraph" | "table" | "row" | "column" | "sheet" | "cell"} */ name) =>
    source[name] === undefined ? [] : [words.say(`source.${name}`, { at: String(source[name]) })];
  const names = /** @type {const} */ (["page", "sheet", "cell", "table", "row", "column", "paragraph"]);
  return names.flatMap(said).join(words.say("source.and"));
}

/**
 * The least and the most that it says, where that is not the number itself.
 *
 * @param {Figure} figure
 * @param {Words} words
 */
function bounds({ low, high, qualifier }, words) {
  if (qualifier === "exact") return false;
  const said = (/** @type {number | null} */ bound) => (bound === null ? words.say("figure.open") : words.number(bound));
  return words.say("figure.bounds", { low: said(low), high: said(high) });
}

/**
 * @param {Figure} figure
 * @param {Words} words
 */
function howMany({ value, low, high, qualifier, unit, currency }, words) {
  const amount = (/** @type {number} */ number) => {
    const written = words.number(number);
    if (unit === "percent") return words.say("unit.percent", { amount: written });
    return unit === "money" && currency ? words.say("unit.money", { amount: written, currency }) : written;
  };
  if (qualifier === "range") return words.say("qualifier.range", { low: amount(low ?? value), high: amount(high ?? value) });
  return words.say(`qualifier.${qualifier}`, { amount: amount(value) });
}

/**
 * @param {Figure} figure
 * @param {View} view
 * @param {Words} words
 * @param {number} most
 */
function places({ adm1 }, view, words, most) {
  if (adm1.length === 0) return element("span", { class: "quiet" }, words.say("figure.nowhere"));
  const names = adm1.slice(0, most).map((area) => quoted(view.areaName(area)));
  const rest = adm1.length - names.length;
  return words.listOf(rest > 0 ? [...names, element("span", {}, words.say("figure.more", { count: rest }))] : names);
}

/**
 * Counted, or why not, with a link to the figure that it is the same as or a part of.
 *
 * @param {Figure} figure
 * @param {View} view
 * @param {Words} words
 */
function verdict(figure, view, words) {
  if (figure.counted || !figure.because) return element("span", { class: "yes" }, words.say("figure.counted"));
  const { kind, figure: id } = figure.because;
  const detail = { not_people: figure.unit, not_reached: figure.stage }[/** @type {string} */ (kind)];
  const other = id === null ? undefined : view.figure(id);
  if (detail) return words.parts(`because.${kind}`, { what: words.say(`${kind}.${detail}`) });
  if (!other) return words.parts(`because.${kind}`);
  const choose = (/** @type {MouseEvent} */ event) => {
    event.stopPropagation();
    tell(/** @type {Element} */ (event.currentTarget), "figures-chosen", { figures: [other.id], from: "ledger" });
  };
  const link = element("button", { type: "button", class: "link", click: choose }, quoted(other.quote));
  const outcome = quoted(view.outcome(other.outcome));
  const under = other.outcome && other.outcome !== figure.outcome ? words.parts("because.under", { outcome }) : [];
  return [...words.parts(`because.${kind}.of`, { figure: link }), ...under];
}
