// How it counts, in a few lines.

import { element, fill } from "./dom.js";

/** @import { Words } from "../types" */

const POINTS = ["people", "twice", "parts", "regions", "lowest", "sources"];

/**
 * @param {HTMLElement} root
 * @param {Words} words
 */
export function showAbout(root, words) {
  const points = POINTS.map((point) => [
    element("dt", {}, words.say(`about.${point}`)),
    element("dd", {}, words.say(`about.${point}.how`)),
  ]);
  fill(root, element("details", {}, element("summary", {}, words.say("about.title")), element("dl", {}, points.flat())));
}
