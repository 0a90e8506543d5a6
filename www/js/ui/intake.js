// Where reports come in: paste, drop anywhere, files, the sample.
// Tells "files-given", "text-given" and "sample-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Words } from "../types" */

const KINDS = ".txt,.md,.text,.json,.html,.htm,.docx,.odt,.pdf,.csv,.tsv,.xlsx,.ods,.xml,.zip,text/*,application/json,application/pdf";

export class Intake {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} tools where the buttons of the page's bar go
   * @param {Words} words
   * @param {AbortSignal} signal ends its listening to the window
   */
  constructor(root, tools, words, signal) {
    this.root = root;
    this.words = words;
    this.input = element("input", { type: "file", multiple: true, accept: KINDS, hidden: true, change: () => this.#give() });
    this.area = element("textarea", {
      id: "paste",
      rows: 8,
      spellcheck: "false",
      placeholder: words.say("intake.placeholder"),
      paste: () => setTimeout(() => this.#count()),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Escape" && document.body.dataset["state"] === "report") this.#toggle();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#count();
      },
    });
    this.opener = this.#button("intake.paste", () => this.#toggle(), { "aria-expanded": "false", "aria-controls": root.id });
    tools.append(this.opener, this.#button("intake.open", () => this.input.click()), this.#sample());
    fill(root, this.#form());
    this.#listen(signal);
  }

  /** Takes the whole page, as long as there is no report. */
  open() {
    this.root.hidden = false;
  }

  /** Steps aside for a report, the buttons stay. */
  close() {
    this.root.hidden = true;
    this.area.value = "";
    this.opener.setAttribute("aria-expanded", "false");
  }

  #toggle() {
    this.root.hidden = !this.root.hidden && document.body.dataset["state"] === "report";
    this.opener.setAttribute("aria-expanded", String(!this.root.hidden));
    (this.root.hidden ? this.opener : this.area).focus();
  }

  #form() {
    const { words } = this;
    return element(
      "div",
      { class: "intake" },
      element("h1", {}, words.say("intake.question")),
      element("label", { for: "paste" }, words.say("intake.label")),
      this.area,
      this.input,
      element(
        "p",
        { class: "actions" },
        this.#button("intake.count", () => this.#count(), { class: "main" }),
        this.#button("intake.open", () => this.input.click()),
        this.#sample(),
      ),
      element("p", { class: "quiet" }, words.say("intake.stays")),
    );
  }

  #sample() {
    return this.#button("intake.sample", () => tell(this.root, "sample-wanted"));
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const { body } = document;
    window.addEventListener("dragover", (event) => {
      event.preventDefault();
      body.classList.add("dropping");
    }, { signal });
    window.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) body.classList.remove("dropping");
    }, { signal });
    window.addEventListener("drop", (event) => {
      event.preventDefault();
      body.classList.remove("dropping");
      this.#take(event.dataTransfer);
    }, { signal });
    window.addEventListener("paste", (event) => {
      // What is pasted into a field is for that field.
      if (!(event.target instanceof Element && event.target.matches("input, textarea"))) this.#take(event.clipboardData);
    }, { signal });
  }

  /** @param {DataTransfer | null} transfer */
  #take(transfer) {
    if (!transfer) return;
    const [text, html] = [transfer.getData("text/plain"), transfer.getData("text/html")];
    if (transfer.files.length > 0) this.#takeFiles(transfer);
    // What is copied from a page or a document keeps its tables.
    else if (/<table/i.test(html)) tell(this.root, "files-given", [new File([html], `${this.words.say("paste.name")}.html`, { type: "text/html" })]);
    else tell(this.root, "text-given", text);
  }

  /** Files, and those in folders. @param {DataTransfer} transfer */
  async #takeFiles({ items, files }) {
    const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
    const folders = entries.some((entry) => entry.isDirectory);
    tell(this.root, "files-given", folders ? (await Promise.all(entries.map(within))).flat() : [...files]);
  }

  #give() {
    if (this.input.files?.length) tell(this.root, "files-given", [...this.input.files]);
    this.input.value = "";
  }

  #count() {
    tell(this.root, "text-given", this.area.value);
  }

  /**
   * @param {string} key
   * @param {() => void} click
   * @param {Record<string, string>} [more]
   */
  #button(key, click, more = {}) {
    return element("button", { type: "button", click, ...more }, this.words.say(key));
  }
}

/**
 * The files in a folder and its folders, by name.
 *
 * @param {FileSystemEntry} entry
 * @returns {Promise<File[]>}
 */
async function within(entry) {
  if (entry.isFile) {
    return new Promise((resolve) => /** @type {FileSystemFileEntry} */ (entry).file((file) => resolve([file]), () => resolve([])));
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) break;
    entries.push(...some);
  }
  const shown = entries.filter(({ name }) => !name.startsWith(".")).sort((one, other) => one.name.localeCompare(other.name));
  return (await Promise.all(shown.map(within))).flat();
}
