// Which language the page speaks: the one chosen here before, else the first of the browser's that it has. It has
// nothing to do with the language of a report.

import { recall, remember } from "./memory.js";

const KEY = "headcount-language";
const FIRST = "en";

/** The languages that there are words for, `locales/CODE.json` each. */
export const LANGUAGES = Object.freeze([FIRST, "fr", "es", "pt", "ar"]);

/** The languages with the names that they have for themselves. */
export const languages = () => LANGUAGES.map((code) => ({ code, name: ownName(code) }));

/** The code of the language to speak. */
export function language() {
  const asked = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return [recall(KEY) ?? "", ...asked].find((code) => LANGUAGES.includes(code)) ?? FIRST;
}

/** Keeps a choice for the next visit. @param {string} code */
export const rememberLanguage = (code) => remember(KEY, code);

/** @param {string} code */
function ownName(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
