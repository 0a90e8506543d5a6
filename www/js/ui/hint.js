// A hint for the first use, until somebody has seen it. Tells "hint-seen".

import { element, tell } from "./dom.js";

/** @import { Words } from "../types" */

/** @param {Words} words */
export function hint(words) {
  const root = element("p", { class: "hint" }, element("span", {}, words.say("hint.text")));
  const click = () => {
    tell(root, "hint-seen");
    root.remove();
  };
  root.append(" ", element("button", { type: "button", class: "link", click }, words.say("hint.seen")));
  return root;
}
