// Every figure of the report: who, how many, where, and whether it is counted or why not.
// One tab stop: the arrow keys go from row to row. Tells "figures-chosen" and "filter-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Choice, Figure, Filter, View, Words } from "../types" */

const FILTERS = /** @type {Filter[]} */ (["all", "counted", "located", "unlocated", "repeats", "others"]);
const COLUMNS = ["outcome", "many", "who", "where", "counted"];
/** More rows than this wait for a click. */
const FEW = 300;

export class Ledger {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   * @param {(figure: Figure, view: View) => HTMLTableCellElement[]} cells
   * @param {(figure: Figure, view: View) => HTMLElement} receipt
   */
  constructor(root, words, cells, receipt) {
    this.root = root;
    this.words = words;
    this.cells = cells;
    this.receipt = receipt;
    this.title = element("h2", { tabindex: -1 }, words.say("ledger.title"));
    this.actions = element("p", { class: "actions" });
    this.filters = element("p", { class: "filters", role: "group", "aria-label": words.say("ledger.filter") });
    this.body = element("tbody", { role: "rowgroup", keydown: (event) => this.#move(event), click: (event) => this.#click(event) });
    const heads = COLUMNS.map((name) => element("th", { scope: "col", role: "columnheader", class: name }, words.say(`ledger.${name}`)));
    const head = element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, heads));
    this.table = element("table", { role: "table", "aria-label": words.say("ledger.title") }, head, this.body);
    this.rest = element("p", {});
    fill(root, element("div", { class: "over" }, this.title, this.actions), this.filters, this.table, this.rest);
  }

  /**
   * @param {View} view
   * @param {Filter} filter
   * @param {number} [most]
   */
  show(view, filter, most = FEW) {
    const figures = view.ledger(filter);
    this.view = view;
    const none = view.analysis.figures.length === 0;
    this.title.textContent = this.words.say(none ? "ledger.none" : "ledger.title");
    for (const part of [this.filters, this.table]) part.hidden = none;
    fill(this.filters, FILTERS.map((name) => this.#filter(name, view.ledger(name).length, name === filter)));
    fill(this.body, figures.slice(0, most).map((figure, index) => this.#row(figure, view, index === 0)));
    const more = () => this.show(view, filter, Infinity);
    const all = this.words.say("ledger.more", { count: figures.length });
    fill(this.rest, figures.length > most && element("button", { type: "button", click: more }, all));
  }

  /** @param {Choice} choice */
  choose({ figures, at, from }) {
    this.body.querySelector(".receipt")?.remove();
    for (const row of this.#rows()) {
      const id = row.dataset["figure"] ?? "";
      row.classList.toggle("among", figures.includes(id));
      const chosen = id === figures[at];
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      if (chosen && this.view) this.#open(row, id, from === "ledger");
    }
  }

  focus() {
    this.root.scrollIntoView({ block: "start" });
    this.title.focus({ preventScroll: true });
  }

  /**
   * @param {HTMLElement} row
   * @param {string} id
   * @param {boolean} here
   */
  #open(row, id, here) {
    const figure = this.view?.figure(id);
    if (!figure || !this.view) return;
    const cell = element("td", { role: "cell", colspan: COLUMNS.length }, this.receipt(figure, this.view));
    row.after(element("tr", { role: "row", class: "receipt" }, cell));
    if (here) row.nextElementSibling?.scrollIntoView({ block: "nearest" });
    this.#rest(row);
  }

  /**
   * @param {Figure} figure
   * @param {View} view
   * @param {boolean} first
   */
  #row(figure, view, first) {
    const row = element("tr", { role: "row", "data-figure": figure.id, class: figure.counted ? "counted" : "uncounted" });
    row.append(...this.cells(figure, view));
    const button = row.querySelector("button");
    if (button) button.tabIndex = first ? 0 : -1;
    return row;
  }

  /**
   * @param {Filter} name
   * @param {number} count
   * @param {boolean} pressed
   */
  #filter(name, count, pressed) {
    const label = this.words.say(`filter.${name}`, { count });
    const click = () => tell(this.root, "filter-wanted", name);
    return element("button", { type: "button", "aria-pressed": pressed ? "true" : "false", disabled: count === 0 && !pressed, click }, label);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = event.target instanceof Element ? event.target.closest("tr[data-figure]") : null;
    const id = row?.getAttribute("data-figure");
    if (id) tell(this.root, "figures-chosen", { figures: [id], from: "ledger" });
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined || at < 0 ? undefined : rows[to];
    if (!row) return;
    event.preventDefault();
    this.#rest(row);
    row.querySelector("button")?.focus();
  }

  /** Makes a row the one that the tab key comes to. */
  #rest(/** @type {HTMLElement} */ chosen) {
    for (const row of this.#rows()) {
      const button = row.querySelector("button");
      if (button) button.tabIndex = row === chosen ? 0 : -1;
    }
  }

  #rows() {
    return [...this.body.querySelectorAll("tr")].filter((row) => row.dataset["figure"]);
  }
}
