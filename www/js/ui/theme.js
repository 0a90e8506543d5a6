// Light or dark: the system's choice until somebody makes another. Tells "theme-changed".

import { element, tell } from "./dom.js";

/** @import { Words } from "../types" */

const KEY = "headcount-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const print = matchMedia("print");
const forced = matchMedia("(forced-colors: active)");

/** @returns {"light" | "dark"} */
export function theme() {
  const chosen = document.documentElement.dataset["theme"];
  if (print.matches) return "light";
  // Where the system chooses every colour, its paper is light or dark whatever was chosen here.
  if (forced.matches) return dark.matches ? "dark" : "light";
  return (chosen ?? (dark.matches ? "dark" : "light")) === "dark" ? "dark" : "light";
}

/**
 * The button that turns the light on and off.
 *
 * @param {Words} words
 * @param {{ recall(name: string): string | null, remember(name: string, value: string): void }} memory
 * @param {AbortSignal} signal ends its listening to the system
 */
export function themeButton(words, { recall, remember }, signal) {
  const { dataset } = document.documentElement;
  const stored = recall(KEY);
  if (stored === "light" || stored === "dark") dataset["theme"] = stored;
  const button = element("button", { type: "button", class: "theme" });
  const show = () => {
    const label = words.say(theme() === "dark" ? "theme.light" : "theme.dark");
    button.textContent = label;
    tell(window, "theme-changed");
  };
  button.addEventListener("click", () => {
    const next = theme() === "dark" ? "light" : "dark";
    dataset["theme"] = next;
    remember(KEY, next);
    show();
  });
  dark.addEventListener("change", show, { signal });
  print.addEventListener("change", show, { signal });
  forced.addEventListener("change", show, { signal });
  show();
  return button;
}
