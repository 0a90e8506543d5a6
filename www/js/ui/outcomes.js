// The people by outcome, in words and as a table; an outcome without figures leads to its text. Tells "figures-chosen" and "place-wanted".

import { element, quoted, tell } from "./dom.js";

/** @import { OutcomeTotal, Topic, View, Words } from "../types" */

/** @type {Topic} */
export const outcomes = {
  chart: "by_outcome",
  summary(view, words) {
    const [most] = [...view.outcomesCounted].sort((one, other) => other.counted - one.counted);
    if (!most) return [words.say("outcomes.none")];
    const silent = view.analysis.outcomes.filter(({ id }) => view.under(id).length === 0).length;
    const name = view.outcome(most.outcome) || words.say("outcomes.whole");
    const first = words.say("outcomes.most", { name, count: most.counted });
    return silent > 0 ? [first, words.say("outcomes.silent", { count: silent })] : [first];
  },
  place: (view, { key }) => view.analysis.outcomes.find(({ id }) => id === key)?.span ?? null,
  table(view, words) {
    const heads = ["outcomes.name", "outcomes.people", "outcomes.remark"].map((key) => words.say(key));
    const { by_outcome, people } = view.analysis.totals;
    const total = element("td", { class: "number" }, words.number(people.counted));
    return element(
      "table",
      {},
      element("caption", { class: "unseen" }, words.say("chart.by_outcome")),
      element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, by_outcome.map((total) => row(total, view, words))),
      element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, words.say("outcomes.total")), total, element("td"))),
    );
  },
};

/**
 * @param {OutcomeTotal} total
 * @param {View} view
 * @param {Words} words
 */
function row({ outcome, counted, figures }, view, words) {
  const told = view.analysis.outcomes.find(({ id }) => id === outcome);
  const name = view.outcome(outcome) || words.say(outcome === null ? "outcomes.outside" : "outcomes.whole");
  const choose = (/** @type {MouseEvent} */ event) => {
    const from = /** @type {Element} */ (event.currentTarget);
    if (figures.length > 0) tell(from, "figures-chosen", { figures, from: "chart" });
    else if (told) tell(from, "place-wanted", told.span);
  };
  const button = element("button", { type: "button", class: "link", click: choose }, quoted(name));
  const statement = told?.statement ? element("span", { class: "quiet" }, " ", quoted(told.statement)) : null;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, button, statement),
    element("td", { class: "number" }, counted > 0 ? words.number(counted) : "–"),
    element("td", {}, remark(outcome, counted, view, words)),
  );
}

/**
 * Why nobody is counted under an outcome, and whether it is to go.
 *
 * @param {string | null} outcome
 * @param {number} counted
 * @param {View} view
 * @param {Words} words
 */
function remark(outcome, counted, view, words) {
  const told = view.analysis.outcomes.find(({ id }) => id === outcome);
  const people = view.under(outcome).filter((figure) => figure.unit === "person");
  const remarks = [];
  if (told?.repeats) remarks.push(words.say("outcomes.repeats", { outcome: view.outcome(told.repeats) }));
  else if (counted === 0 && view.under(outcome).length === 0) remarks.push(words.say("outcomes.no_figure"));
  else if (counted === 0) remarks.push(words.say(people.length > 0 ? "outcomes.not_counted" : "outcomes.no_people"));
  if (told?.to_be_deleted) remarks.push(words.say("outcomes.deleted"));
  return remarks.join(" · ");
}
