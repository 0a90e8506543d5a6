// Keeps reports and corrections on this computer, in the browser's own database; or nothing, if a person wants that, or
// if the browser has none. Texts are apart, because they are large and never change.

import { SWITCH, forget, recall, remember } from "./memory.js";

/** @import { Kept } from "./types" */

const NAME = "headcount";

/** What never changes of a report. @typedef {Pick<Kept, "text" | "parts" | "notes">} Content */
/** @typedef {Omit<Kept, keyof Content>} Sheet */

export class Store extends EventTarget {
  /** @type {Promise<IDBDatabase | null> | null} */
  #database = null;
  #on = recall(SWITCH) !== "no";
  /** Other windows with the same reports. */
  #others = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

  constructor() {
    super();
    if (!this.#others) return;
    this.#others.onmessage = ({ data }) => {
      // What another window has just written may not be here yet.
      if (typeof data === "boolean") this.#on = data;
      this.dispatchEvent(new CustomEvent("elsewhere", { detail: data }));
    };
  }

  /** Whether reports are kept, as far as a person has a say in it. */
  get isOn() {
    return this.#on;
  }

  /** Whether this browser can keep anything. */
  async works() {
    return (await this.#open()) !== null;
  }

  /**
   * Keeps from now on, or forgets all and keeps nothing; of which only this choice is remembered.
   *
   * @param {boolean} on
   */
  async keep(on) {
    if (!on) {
      await this.#change((texts, sheets) => (texts.clear(), sheets.clear()));
      forget();
    }
    remember(SWITCH, on ? null : "no", true);
    this.#on = on;
    this.#others?.postMessage(on);
  }

  /**
   * All that is kept, in the order it came.
   *
   * @returns {Promise<Kept[]>}
   */
  async all() {
    const database = this.isOn ? await this.#open() : null;
    if (!database) return [];
    const stores = database.transaction(["texts", "sheets"]);
    const [sheets, keys, texts] = await Promise.all([
      answer(stores.objectStore("sheets").getAll()),
      answer(stores.objectStore("texts").getAllKeys()),
      answer(stores.objectStore("texts").getAll()),
    ]);
    const text = new Map(keys.map((key, index) => [key, texts[index]]));
    const whole = sheets.filter(({ key }) => text.has(key)).map((sheet) => ({ ...sheet, ...text.get(sheet.key) }));
    return whole.sort((one, other) => one.since - other.since);
  }

  /**
   * Keeps a report, or what is new of it, unless another window has changed or deleted it meanwhile. A form that is
   * being filled in stays as it is kept: it may be another window's.
   *
   * @param {Kept} kept `version` is the one that it was made from
   * @param {boolean} [isNew] whether its text is to be written too
   * @returns {Promise<"kept" | "changed" | "deleted" | "failed">}
   */
  async put({ text, parts, notes, draft, ...sheet }, isNew = false) {
    if (!this.isOn) return "kept";
    /** @type {"kept" | "changed" | "deleted"} */
    let outcome = "kept";
    const done = await this.#change((texts, sheets) => {
      sheets.get(sheet.key).onsuccess = ({ target }) => {
        const before = /** @type {IDBRequest<Sheet | undefined>} */ (target).result;
        if (!before && !isNew) outcome = "deleted";
        else if (before && before.version !== sheet.version) outcome = "changed";
        else {
          if (isNew) texts.put({ text, parts, notes }, sheet.key);
          sheets.put({ since: Date.now(), draft, ...before, ...sheet, version: sheet.version + 1 });
        }
      };
    });
    if (done && outcome === "kept") this.#others?.postMessage(sheet.key);
    return done ? outcome : "failed";
  }

  /**
   * Keeps a form that is being filled in, or that there is none.
   *
   * @param {string} key of its report
   * @param {Kept["draft"]} draft
   */
  async putDraft(key, draft) {
    if (!this.isOn) return;
    await this.#change((_, sheets) => {
      sheets.get(key).onsuccess = ({ target }) => {
        const before = /** @type {IDBRequest<Sheet | undefined>} */ (target).result;
        if (before) sheets.put({ ...before, draft });
      };
    });
  }

  /**
   * What is kept of a report; nothing if it is not kept.
   *
   * @param {string} key
   * @returns {Promise<Kept | undefined>}
   */
  async get(key) {
    const database = this.isOn ? await this.#open() : null;
    if (!database) return undefined;
    const stores = database.transaction(["texts", "sheets"]);
    const [sheet, content] = await Promise.all([answer(stores.objectStore("sheets").get(key)), answer(stores.objectStore("texts").get(key))]);
    return sheet && content ? { ...sheet, ...content } : undefined;
  }

  /** @param {string} key */
  async remove(key) {
    await this.#change((texts, sheets) => (texts.delete(key), sheets.delete(key)));
    this.#others?.postMessage(key);
  }

  /**
   * Changes what is kept, as a whole or not at all; says whether it could.
   *
   * @param {(texts: IDBObjectStore, sheets: IDBObjectStore) => void} change
   */
  async #change(change) {
    const database = await this.#open();
    if (!database) return false;
    try {
      const stores = database.transaction(["texts", "sheets"], "readwrite", { durability: "strict" });
      change(stores.objectStore("texts"), stores.objectStore("sheets"));
      await new Promise((resolve, reject) => {
        stores.oncomplete = resolve;
        stores.onabort = stores.onerror = () => reject(stores.error);
      });
      return true;
    } catch (error) {
      // No room left, or the browser has closed it.
      console.warn(error);
      return false;
    }
  }

  #open() {
    this.#database ??= open().catch(() => null);
    return this.#database;
  }
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("texts");
    request.result.createObjectStore("sheets", { keyPath: "key" });
  };
  const database = await answer(request);
  // Another window with a newer version of this page waits for it.
  database.onversionchange = () => database.close();
  return database;
}

/**
 * @template Value
 * @param {IDBRequest<Value>} request
 * @returns {Promise<Value>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
