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
 */
export function themeButton(words) {
  const { dataset } = document.documentElement;
  const stored = recall();
  if (stored) dataset["theme"] = stored;
  const button = element("button", { type: "button", class: "theme" });
  const show = () => {
    const label = words.say(theme() === "dark" ? "theme.light" : "theme.dark");
    button.textContent = label;
    tell(window, "theme-changed");
  };
  button.addEventListener("click", () => {
    const next = theme() === "dark" ? "light" : "dark";
    dataset["theme"] = next;
    remember(next);
    show();
  });
  dark.addEventListener("change", show);
  print.addEventListener("change", show);
  forced.addEventListener("change", show);
  show();
  return button;
}

function recall() {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : null;
  } catch {
    return null;
  }
}

/** @param {string} value */
function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}
