// Takes a report's analysis with you, exactly as the command line prints it.

import { element, fill, save } from "./dom.js";

/** @import { View, Words } from "../types" */

/**
 * @param {HTMLElement} root
 * @param {View} view
 * @param {Words} words
 */
export function showExports(root, view, words) {
  const json = () => JSON.stringify(view.analysis, null, 2);
  const name = `${view.name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}]+/gu, "-") || "report"}.json`;
  const copied = element("span", { role: "status", class: "quiet" });
  const copy = async () => {
    await navigator.clipboard.writeText(json()).then(
      () => (copied.textContent = words.say("export.copied")),
      () => (copied.textContent = words.say("export.not_copied")),
    );
  };
  fill(
    root,
    button(words.say("export.copy"), copy),
    button(words.say("export.json"), () => save(new File([json()], name, { type: "application/json" }))),
    button(words.say("export.print"), () => window.print()),
    copied,
  );
}

/**
 * @param {string} label
 * @param {() => void} click
 */
function button(label, click) {
  return element("button", { type: "button", click }, label);
}
