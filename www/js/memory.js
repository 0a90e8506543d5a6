// What a person chose, such as language and light: kept by the browser beside this page, unless nothing is to be kept.

/** Whether anything is to be kept; "no" is the one choice that always is. */
export const SWITCH = "headcount-keeping";

/** What a person chose before, such as the language of the page. @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null forgets it
 * @param {boolean} [always] even where nothing is to be kept
 */
export function remember(name, value, always = false) {
  try {
    if (value === null) localStorage.removeItem(name);
    else if (always || localStorage.getItem(SWITCH) !== "no") localStorage.setItem(name, value);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}

/** Forgets every choice. */
export function forget() {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith("headcount-")) localStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
}
