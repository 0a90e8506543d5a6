// The words of the page in one language: sentences with places in them, plurals, numbers, lists.
// What they say is in locales/*.json; nothing else on the page writes a sentence.

/** @typedef {string | Record<string, string>} Entry one sentence, or one per plural form */
/** @typedef {Record<string, string | number | Node>} Values */

export class Words {
  #entries;
  #plural;
  #number;
  #list;
  #choice;
  #date;

  /**
   * @param {Record<string, Entry>} entries
   * @param {string} language
   */
  constructor(entries, language) {
    this.language = language;
    this.#entries = entries;
    const locale = this.say("locale");
    /** "ltr", or "rtl" for a language that is written from right to left. */
    this.direction = this.say("direction");
    this.#plural = new Intl.PluralRules(locale);
    // "1.257" in Spanish too, as the charts have it.
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: "always" });
    this.#list = new Intl.ListFormat(locale, { type: "conjunction" });
    this.#choice = new Intl.ListFormat(locale, { type: "disjunction" });
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  /** @param {string} key */
  has(key) {
    return key in this.#entries;
  }

  /**
   * A sentence; `count` chooses the plural form.
   *
   * @param {string} key
   * @param {Values} [values]
   */
  say(key, values = {}) {
    return this.parts(key, values)
      .map((part) => (part instanceof Node ? part.textContent : part))
      .join("");
  }

  /**
   * A sentence in pieces, so that elements can stand in it.
   *
   * @param {string} key
   * @param {Values} [values]
   * @returns {(string | Node)[]}
   */
  parts(key, values = {}) {
    const pieces = this.#sentence(key, values).split(/\{(\w+)\}/);
    return pieces.map((piece, index) => (index % 2 === 0 ? piece : this.#value(piece, values)));
  }

  /** @param {number} value */
  number(value) {
    return this.#number.format(value);
  }

  /** @param {string[]} items */
  list(items) {
    return this.#list.format(items);
  }

  /**
   * A list of elements: "a, b and c", or "a, b or c".
   *
   * @param {Node[]} items
   * @param {boolean} [any] whether it is one of them
   * @returns {(string | Node)[]}
   */
  listOf(items, any = false) {
    let next = 0;
    const pieces = (any ? this.#choice : this.#list).formatToParts(items.map(String));
    return pieces.map((piece) => (piece.type === "element" ? /** @type {Node} */ (items[next++]) : piece.value));
  }

  /** @param {string} iso a date as 2024-06-30 */
  date(iso) {
    const date = new Date(`${iso}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? iso : this.#date.format(date);
  }

  /**
   * @param {string} key
   * @param {Values} values
   */
  #sentence(key, values) {
    const entry = this.#entries[key];
    if (entry === undefined) throw new Error(`no words for ${key}`);
    if (typeof entry === "string") return entry;
    const count = Number(values["count"]);
    // Nothing may have words of its own, in languages too whose grammar has no form for it.
    const form = count === 0 && "zero" in entry ? "zero" : this.#plural.select(count);
    return entry[form] ?? entry["other"] ?? "";
  }

  /**
   * @param {string} name
   * @param {Values} values
   */
  #value(name, values) {
    const value = values[name];
    if (typeof value === "number") return this.number(value);
    // What the report says may run the other way, and must not turn what stands around it.
    if (typeof value === "string" && this.direction === "rtl") return `\u2068${value}\u2069`;
    return value ?? "";
  }
}

/**
 * Loads the words of a language.
 *
 * @param {string} language
 */
export async function loadWords(language) {
  const answer = await fetch(new URL(`../locales/${language}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`the words of ${language} are missing`);
  return new Words(await answer.json(), language);
}
