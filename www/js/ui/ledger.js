// Every figure of the report: who, how many, at which stage, where, and whether it is counted or why not.
// One tab stop: the arrow keys go from row to row. Tells "figures-chosen" and "sieve-wanted".

import { element, fill, find, tell } from "./dom.js";

/** @import { Choice, Figure, Ledger as Sifted, Sieve, View, Words } from "../types" */

const COLUMNS = ["outcome", "many", "who", "stage", "where", "counted"];
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
    /** What stands above the table, and below it. */
    this.above = element("div", { class: "stack" });
    this.below = element("div", { class: "stack" });
    this.head = element("tr", { role: "row" });
    this.body = element("tbody", { role: "rowgroup", keydown: (event) => this.#move(event), click: (event) => this.#click(event) });
    const head = element("thead", { role: "rowgroup" }, this.head);
    this.table = element("table", { role: "table", "aria-label": words.say("ledger.title") }, head, this.body);
    this.rest = element("p", {});
    /** So many rows are shown. */
    this.most = FEW;
    fill(root, this.above, this.table, this.rest, this.below);
  }

  /**
   * @param {View} view
   * @param {Sieve} sieve
   * @param {Sifted} groups the figures that pass, by group
   */
  show(view, sieve, groups) {
    if (view.text !== this.view?.text) this.most = FEW;
    const { most } = this;
    this.view = view;
    const count = groups.reduce((sum, { figures }) => sum + figures.length, 0);
    this.table.hidden = count === 0;
    fill(this.head, COLUMNS.map((name) => this.#head(name, sieve)));
    let left = most;
    const rows = groups.flatMap(({ title, figures }) => {
      const shown = figures.slice(0, left);
      left -= shown.length;
      const heading = element("th", { role: "rowheader", scope: "rowgroup", colspan: COLUMNS.length }, title);
      const head = title !== "" && shown.length > 0 ? [element("tr", { role: "row", class: "group" }, heading)] : [];
      return [...head, ...shown.map((figure) => this.#row(figure, view))];
    });
    fill(this.body, rows);
    const [first] = this.#rows();
    if (first) this.#rest(first);
    const all = this.words.say("ledger.more", { count });
    const more = () => {
      this.most = Infinity;
      this.show(view, sieve, groups);
      this.#rows()[most]?.querySelector("button")?.focus();
    };
    fill(this.rest, count > most && element("button", { type: "button", click: more }, all));
    if (count === 0) fill(this.rest, this.words.say(view.analysis.figures.length === 0 ? "ledger.none" : "ledger.no_match"));
  }

  /** @param {Choice} choice */
  choose({ figures, at, from }) {
    this.body.querySelector(".receipt")?.remove();
    let opened = false;
    for (const row of this.#rows()) {
      const id = row.dataset["figure"] ?? "";
      row.classList.toggle("among", figures.includes(id));
      const chosen = id === figures[at];
      row.querySelector("button")?.setAttribute("aria-expanded", String(chosen && !opened));
      if (chosen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      if (chosen && !opened) this.#open(row, id, from === "ledger");
      opened ||= chosen;
    }
  }

  /** Goes to the row of a figure. @param {string} id */
  focus(id) {
    const row = this.#rows().find((row) => row.dataset["figure"] === id);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector("button")?.focus({ preventScroll: true });
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
   * A head that sorts: first upwards, then downwards, then as in the text again.
   *
   * @param {string} name
   * @param {Sieve} sieve
   */
  #head(name, { sort, down }) {
    const here = sort === name;
    const next = here ? (down ? { sort: "", down: false } : { sort, down: true }) : { sort: name, down: false };
    const arrow = element("span", { "aria-hidden": "true" }, here ? (down ? "▼" : "▲") : "");
    const click = () => {
      tell(this.root, "sieve-wanted", next);
      // The heads were made anew.
      find(this.head, `[data-sort="${name}"]`, HTMLElement).focus();
    };
    const button = element("button", { type: "button", class: "sort", "data-sort": name, click }, this.words.say(`ledger.${name}`), arrow);
    const sorted = here ? (down ? "descending" : "ascending") : null;
    return element("th", { scope: "col", role: "columnheader", class: name, "aria-sort": sorted }, button);
  }

  /**
   * @param {Figure} figure
   * @param {View} view
   */
  #row(figure, view) {
    const row = element("tr", { role: "row", "data-figure": figure.id, class: figure.counted ? "counted" : "uncounted" });
    row.append(...this.cells(figure, view));
    const button = row.querySelector("button");
    if (button) button.tabIndex = -1;
    return row;
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
