// The reports on this page, to go from one to another and to delete them. Tells "report-wanted", "deletion-wanted", "reports-compared" and "reports-collected".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Words } from "../types" */
/** @typedef {{ key: string, title: string, name: string, corrections: unknown[], isCollection: boolean, counted: number | null }} Work */

export class Reports {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    root.setAttribute("aria-label", words.say("reports.title"));
  }

  /**
   * @param {Work[]} works
   * @param {Work | null} shown
   */
  show(works, shown) {
    this.root.hidden = works.length === 0;
    fill(this.root, element("ul", {}, works.map((work) => element("li", {}, this.#report(work, work === shown)))), works.length > 1 && shown && this.#several(works, shown));
  }

  /**
   * What can be done with several reports.
   *
   * @param {Work[]} works
   * @param {Work} shown
   */
  #several(works, shown) {
    const { words } = this;
    const others = works.filter((work) => work !== shown && !work.isCollection);
    const select = element("select", { "aria-label": words.say("reports.other") }, others.map((work) => element("option", { value: work.key }, work.title || work.name)));
    const compare = element("button", { type: "button", click: () => tell(this.root, "reports-compared", select.value) }, words.say("reports.compare"));
    const collect = element("button", { type: "button", click: () => tell(this.root, "reports-collected") }, words.say("reports.collect"));
    const comparing = !shown.isCollection && others.length > 0 ? [compare, select] : [];
    const count = works.filter((work) => !work.isCollection).length;
    return element("p", { class: "actions" }, comparing, count > 1 && collect);
  }

  /**
   * @param {Work} work
   * @param {boolean} shown
   */
  #report(work, shown) {
    const { words } = this;
    const count = work.corrections.length;
    const click = () => tell(this.root, "report-wanted", work.key);
    const told = [
      work.counted === null ? "" : words.say("reports.counted", { count: work.counted }),
      count > 0 ? words.say("reports.corrected", { count }) : "",
    ].filter((part) => part !== "");
    const more = told.length > 0 && element("span", { class: "quiet" }, " · ", told.join(" · "));
    const title = work.title || work.name;
    const open = element("button", { type: "button", "aria-current": shown ? "page" : null, click }, quoted(title), more);
    const remove = element("button", { type: "button", class: "remove", "aria-label": words.say("reports.delete", { title }), title: words.say("reports.delete", { title }) }, "×");
    remove.addEventListener("click", () => this.#ask(work, title, /** @type {HTMLElement} */ (remove.parentElement)));
    return [open, remove];
  }

  /**
   * Asks once more: what is deleted is gone.
   *
   * @param {Work} work
   * @param {string} title
   * @param {HTMLElement} place
   */
  #ask(work, title, place) {
    const { words } = this;
    const before = [...place.childNodes];
    const back = () => {
      fill(place, .../** @type {HTMLElement[]} */ (before));
      /** @type {HTMLElement | null} */ (place.querySelector(".remove"))?.focus();
    };
    const really = element("button", { type: "button", click: () => tell(this.root, "deletion-wanted", work.key) }, words.say("reports.really"));
    const keep = element("button", { type: "button", click: back }, words.say("reports.keep"));
    keep.addEventListener("keydown", ({ key }) => key === "Escape" && back());
    really.addEventListener("keydown", ({ key }) => key === "Escape" && back());
    fill(place, element("span", {}, words.parts("reports.sure", { title: quoted(title) })), " ", really, " ", keep);
    keep.focus();
  }
}
