// Takes a report's analysis with you, exactly as the command line prints it. Tells "project-wanted".

import { element, fill, saveText, tell } from "./dom.js";

/** @import { View, Words } from "../types" */

/**
 * @param {HTMLElement} root
 * @param {View} view
 * @param {Words} words
 */
export function showExports(root, view, words) {
  const json = () => JSON.stringify(view.analysis, null, 2);
  const copied = element("span", { role: "status", class: "quiet" });
  const copy = async () => {
    try {
      // Pages that are not secure have no clipboard.
      await navigator.clipboard.writeText(json());
      copied.textContent = words.say("export.copied");
    } catch {
      copied.textContent = words.say("export.not_copied");
    }
  };
  fill(
    root,
    button(words.say("export.copy"), copy),
    button(words.say("export.json"), () => saveText(view.name, ".json", json())),
    button(words.say("export.print"), () => window.print()),
    button(words.say("export.project"), () => tell(root, "project-wanted")),
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
