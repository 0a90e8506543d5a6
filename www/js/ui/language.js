// The choice of the page's language. Tells "language-wanted".

import { element, tell } from "./dom.js";

/** @import { Words } from "../types" */

/**
 * @param {Words} words
 * @param {{ code: string, name: string }[]} languages each with its own name for itself
 */
export function languageChoice(words, languages) {
  const change = () => tell(select, "language-wanted", select.value);
  const select = element("select", { autocomplete: "off", change }, languages.map(({ code, name }) =>
    element("option", { value: code, lang: code, selected: code === words.language }, name),
  ));
  const label = element("span", { class: "unseen" }, words.say("language.label"));
  return element("label", { class: "language" }, label, select);
}
