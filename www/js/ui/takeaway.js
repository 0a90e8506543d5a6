// The buttons that take a chart along: to the clipboard, as a picture, as a drawing.

import { element, save } from "./dom.js";

/** @import { Form, Words } from "../types" */

/**
 * @param {string} name of the chart
 * @param {(form: Form) => Promise<File>} picture
 * @param {Words} words
 */
export function takeaway(name, picture, words) {
  const told = element("span", { role: "status" });
  const say = (/** @type {string} */ key) => (told.textContent = key && words.say(key));
  const button = (/** @type {string} */ key, /** @type {() => Promise<void>} */ take) => {
    const click = async () => {
      say("");
      await take().catch((error) => {
        console.warn(error);
        say(`${key}.not`);
      });
    };
    return element("button", { type: "button", class: "link", "aria-label": words.say(`${key}.of`, { chart: name }), click }, words.say(key));
  };
  const copy = button("picture.copy", async () => {
    // A promise, so that a browser that asks whether somebody has just clicked is asked in time.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture("png") })]);
    say("picture.copied");
  });
  const png = button("picture.png", async () => save(await picture("png")));
  const svg = button("picture.svg", async () => save(await picture("svg")));
  return element("p", { class: "actions take" }, told, copy, png, svg);
}
