// Says a note in the page's language, from the values that its English sentence was made from.

import { element, quoted } from "./ui/dom.js";

/** @import { Analysis, Words } from "./types" */
/** @typedef {Analysis["notes"][number]} Note */

/**
 * The sentence in pieces; in English where the page has no words for notes of this kind.
 *
 * @param {Note} note
 * @param {Words} words
 * @returns {(string | Node)[]}
 */
export function noteSentence({ kind, message, values }, words) {
  const { how, ...rest } = values;
  const key = how === undefined ? `says.${kind}` : `says.${kind}.${how}`;
  if (!words.has(key)) return [element("span", { lang: "en", dir: "ltr" }, message)];
  const said = Object.entries(rest).map(([name, value]) => [name, valueOf(name, value, words)]);
  // A value that is said twice needs a second element.
  return words.parts(key, Object.fromEntries(said)).map((part) => (part instanceof Node ? part.cloneNode(true) : part));
}

/**
 * @param {string} name
 * @param {Note["values"][string]} value
 * @param {Words} words
 */
function valueOf(name, value, words) {
  if (typeof value === "number") return value;
  if (typeof value === "string") return quoted(value);
  return element("span", {}, words.listOf(value.map(quoted), name === "areas"));
}
