// Takes a report with you, in the format that others ask for. Tells "export-wanted", "copy-wanted" and "project-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Words } from "../types" */

const FORMATS = ["xlsx", "csv", "html", "md", "iati", "json", "annotations"];

export class Exports {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.said = element("span", { role: "status", class: "quiet" });
    this.asked = element("div", { class: "asked", role: "group", hidden: true });
    this.hxl = element("input", { type: "checkbox" });
    this.bom = element("input", { type: "checkbox", checked: true });
    this.year = element("input", { type: "number", class: "small", min: 1990, max: 2100 });
    const choices = [
      element("label", { class: "check" }, this.hxl, words.say("export.hxl")),
      element("label", { class: "check" }, this.bom, words.say("export.bom")),
      element("label", { class: "check" }, words.say("export.year"), this.year),
    ];
    const formats = FORMATS.map((format) => this.#button(`export.${format}`, () => this.#want(format)));
    this.menu = element("details", { class: "export" }, element("summary", {}, words.say("export.title")), element("div", { class: "stack" }, element("p", { class: "actions" }, formats), choices));
    this.menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.menu.open = false;
      this.menu.querySelector("summary")?.focus();
    });
    const outside = (/** @type {Event} */ event) => {
      const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
      if (to instanceof Node && !this.menu.contains(to)) this.menu.open = false;
    };
    this.menu.addEventListener("focusout", outside);
    this.menu.addEventListener("toggle", () => {
      if (this.menu.open) document.addEventListener("pointerdown", outside);
      else document.removeEventListener("pointerdown", outside);
    });
    const plain = ["copy", "project"].map((key) => this.#button(`export.${key}`, () => tell(root, `${key}-wanted`)));
    fill(root, this.menu, plain, this.#button("export.print", () => window.print()), this.said, this.asked);
  }

  /** Says that it is done, or why not. @param {string} key */
  say(key) {
    this.asked.hidden = true;
    this.said.textContent = this.words.say(key);
  }

  /** Takes back what was said and asked of another file. */
  quiet() {
    this.asked.hidden = true;
    this.said.textContent = "";
  }

  /**
   * Asks what to do with small numbers before they leave.
   *
   * @param {number} count
   * @param {(mask: boolean) => void} go
   */
  ask(count, go) {
    const { words } = this;
    this.asked.hidden = false;
    this.asked.setAttribute("aria-label", words.say("note.small_group"));
    const mask = this.#button("export.mask", () => go(true));
    fill(
      this.asked,
      element("p", {}, words.say("export.small", { count })),
      element("p", { class: "actions" }, mask, this.#button("export.name", () => go(false)), this.#button("edit.cancel", () => this.quiet())),
    );
    mask.focus();
  }

  /** @param {string} format */
  #want(format) {
    this.menu.open = false;
    this.menu.querySelector("summary")?.focus();
    const year = Number(this.year.value);
    tell(this.root, "export-wanted", { format, options: { hxl: this.hxl.checked, bom: this.bom.checked, ...(year > 0 && { year }) } });
  }

  /**
   * @param {string} key
   * @param {() => void} click
   */
  #button(key, click) {
    return element("button", { type: "button", click }, this.words.say(key));
  }
}
