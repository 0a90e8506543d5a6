// What can be done with a figure, as buttons, with a place below them for the form.
// Tells "correcting-wanted" and "correction-wanted".

import { element, tell } from "./dom.js";

/** @import { Figure, Words } from "../types" */

/**
 * @param {Figure} figure
 * @param {Words} words
 */
export function actions(figure, words) {
  const slot = element("div", { class: "slot" });
  const button = (/** @type {string} */ key, /** @type {(event: Event) => void} */ act) => {
    const click = (/** @type {Event} */ event) => (event.stopPropagation(), act(event));
    return element("button", { type: "button", "data-act": key, click }, words.say(`act.${key}`));
  };
  const open = (/** @type {string} */ form) => (/** @type {Event} */ event) =>
    tell(/** @type {Element} */ (event.target), "correcting-wanted", { figure: figure.id, form, slot });
  const wish = (/** @type {string} */ op) => (/** @type {Event} */ event) =>
    tell(/** @type {Element} */ (event.target), "correction-wanted", { op, figure: figure.id });
  const couldCount = figure.unit === "person" && figure.stage === "reached" && !figure.counted;
  return element(
    "div",
    { class: "stack" },
    element(
      "p",
      { class: "actions" },
      button("correct", open("set")),
      figure.counted && button("do_not_count", wish("do_not_count")),
      couldCount && button("count", wish("count")),
      button("same_people", open("same")),
      button("reject", wish("reject")),
    ),
    slot,
  );
}
