// Below the text: figure by figure, plans and results, what needs a look, what was put right.

import { groups, sift } from "./sieve.js";
import { Account } from "./ui/account.js";
import { Corrections } from "./ui/corrections.js";
import { element, find } from "./ui/dom.js";
import { Exports } from "./ui/exports.js";
import { Filters } from "./ui/filters.js";
import { Ledger } from "./ui/ledger.js";
import { Notes } from "./ui/notes.js";
import { Tabs } from "./ui/tabs.js";
import { Targets } from "./ui/targets.js";

/** @import { State } from "./state.js" */
/** @import { Figure, Note, Part, View, Words } from "./types" */
/** @import { Work } from "./work.js" */

const PARTS = /** @type {const} */ (["ledger", "targets", "notes", "corrections"]);

const ITEMS = "li, tr[data-figure]";
const CONTROLS = "button, input";

/** @param {string} id */
const part = (id) => find(document, `#${id}`, HTMLElement);

export class Proving {
  /**
   * @param {Words} words
   * @param {ReturnType<typeof import("./ui/figure.js").figureWriter>} figures
   * @param {(note: Note) => (Node | string)[]} sentence
   */
  constructor(words, figures, sentence) {
    this.words = words;
    this.ledger = new Ledger(part("ledger"), words, figures.cells, figures.receipt);
    this.filters = new Filters(element("div", { class: "stack" }), words);
    this.account = new Account(element("section", { class: "stack" }), words);
    this.ledger.above.append(this.filters.root);
    this.ledger.below.append(this.account.root);
    this.targets = new Targets(part("targets"), words);
    this.notes = new Notes(part("notes"), words, sentence);
    this.corrections = new Corrections(part("corrections"), words);
    this.exports = new Exports(part("exports"), words);
    /** How many figures the ledger shows. */
    this.count = 0;
    this.tabs = new Tabs(part("tabs"), words.say("tabs.label"), PARTS.map((name) => [name, part(name)]));
  }

  /**
   * @param {View} view
   * @param {Work} work
   */
  show(view, work) {
    this.account.show(view);
    this.targets.show(view);
    this.notes.show(view);
    this.corrections.show(view, work);
    this.exports.quiet();
    const count = { ledger: 0, targets: 0, notes: view.doubts.length, corrections: work.corrections.length };
    for (const name of PARTS) this.tabs.label(name, this.words.say(`tabs.${name}`, { count: count[name] }));
  }

  /** @param {State} state */
  sift({ shown: view, sieve, choice }) {
    if (!view) return;
    const title = (/** @type {string} */ name, /** @type {Figure[]} */ figures) =>
      sieve.group === "" ? "" : this.words.say("ledger.group", { name: this.#group(name, sieve.group, view), count: figures.length });
    const found = groups(view, sift(view, sieve), sieve.group).map(([name, figures]) => ({ title: title(name, figures), figures }));
    this.count = new Set(found.flatMap(({ figures }) => figures)).size;
    this.filters.show(view, sieve, (/** @type {Part} */ part) => sift(view, { ...sieve, part, sort: "", down: false }).length);
    this.ledger.show(view, sieve, found);
    this.ledger.choose({ ...choice, from: "" });
  }

  /** Where a form for the chosen figure has its place. */
  get slot() {
    return part("ledger").querySelector(".receipt .slot");
  }

  /** Where the keyboard is: a function that brings it back there, to the same place in a list that was made anew. */
  hold() {
    const active = document.activeElement;
    const name = PARTS.find((name) => part(name).contains(active));
    const items = () => [...part(name ?? "").querySelectorAll(ITEMS)].filter((item) => item.checkVisibility());
    const controls = (/** @type {Element | undefined} */ item) => [...(item?.querySelectorAll(CONTROLS) ?? [])];
    const row = active?.closest(".receipt")?.previousElementSibling ?? active?.closest(ITEMS);
    const act = active instanceof HTMLElement ? active.dataset["act"] : undefined;
    const top = active?.getBoundingClientRect().top ?? 0;
    const at = name ? items().findIndex((item) => item === row) : -1;
    const control = row ? controls(row).findIndex((control) => control === active) : -1;
    return () => {
      if (!name) return;
      const item = items()[Math.min(at, items().length - 1)];
      const receipt = act && item?.nextElementSibling?.matches(".receipt") ? item.nextElementSibling : null;
      const again = receipt?.querySelector(`[data-act="${act}"]`) ?? receipt?.querySelector("[data-act]");
      const found = again ?? controls(item)[Math.max(0, control)] ?? controls(item)[0];
      if (at < 0 || !(found instanceof HTMLElement)) return this.tabs.hold(name);
      found.focus({ preventScroll: true });
      // Where the eye was.
      window.scrollBy({ top: found.getBoundingClientRect().top - top, behavior: "instant" });
    };
  }

  /**
   * @param {string} name
   * @param {string} by
   * @param {View} view
   */
  #group(name, by, view) {
    if (by === "outcome") return view.outcome(name) || this.words.say("outcomes.outside");
    if (by === "area") return name || this.words.say("figure.nowhere");
    return this.words.say(`${by === "unit" ? "counts" : "stage"}.${name}`);
  }
}
