// Compares two texts word by word, with a library that is loaded when somebody asks for it.

/** @typedef {{ value: string, added?: boolean, removed?: boolean }} Piece */

/** So long may it take, in milliseconds; texts that are nothing alike take longest. */
const LONGEST = 2000;

/**
 * The pieces that two texts have in common, and those that only one has. Where that cannot be said, each is one piece.
 *
 * @param {string} earlier
 * @param {string} later
 * @returns {Promise<Piece[]>}
 */
export async function differences(earlier, later) {
  try {
    const { diffWordsWithSpace } = await import("../vendor/diff/libesm/diff/word.js");
    const found = diffWordsWithSpace(earlier, later, { timeout: LONGEST });
    if (found) return found;
  } catch (error) {
    console.warn(error);
  }
  return [{ value: earlier, removed: true }, { value: later, added: true }];
}
