// Which language the page speaks: the one chosen here before, else the first of the browser's that it has. It has
// nothing to do with the language of a report.

const KEY = "headcount-language";
const FIRST = "en";

/** The languages that there are words for, `locales/CODE.json` each. */
export const LANGUAGES = Object.freeze([FIRST, "fr", "es", "pt", "ar"]);

/** The languages with the names that they have for themselves. */
export const languages = () => LANGUAGES.map((code) => ({ code, name: ownName(code) }));

/** The code of the language to speak. */
export function language() {
  const asked = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0] ?? "");
  return [recall(), ...asked].find((code) => LANGUAGES.includes(code)) ?? FIRST;
}

/**
 * Keeps a choice for the next visit.
 *
 * @param {string} code
 */
export function rememberLanguage(code) {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}

function recall() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} code */
function ownName(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
