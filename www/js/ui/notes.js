// What needs a look: doubts that the analysis leaves to a person. Tells "figures-chosen" and "place-wanted".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Analysis, View, Words } from "../types" */

export class Notes {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.title = element("h2", { tabindex: -1 });
    this.list = element("ul", {});
    this.mended = element("ul", {});
    this.summary = element("summary", {});
    this.more = element("details", {}, this.summary, this.mended);
    fill(root, this.title, this.list, this.more);
  }

  /** @param {View} view */
  show({ doubts, mended }) {
    this.root.hidden = doubts.length + mended.length === 0;
    this.title.hidden = doubts.length === 0;
    this.title.textContent = this.words.say("notes.title", { count: doubts.length });
    fill(this.list, doubts.map((note) => element("li", {}, this.#note(note))));
    this.more.hidden = mended.length === 0;
    this.summary.textContent = this.words.say("notes.mended", { count: mended.length });
    fill(this.mended, mended.map((note) => element("li", {}, this.#note(note))));
  }

  focus() {
    this.root.scrollIntoView({ block: "start" });
    this.title.focus({ preventScroll: true });
  }

  /** @param {Analysis["notes"][number]} note */
  #note({ kind, message, figures, span }) {
    const { words } = this;
    const name = words.has(`note.${kind}`) ? words.say(`note.${kind}`) : "";
    const click = () => {
      if (figures.length > 0) tell(this.root, "figures-chosen", { figures, from: "notes" });
      else tell(this.root, "place-wanted", span);
    };
    const show = element("button", { type: "button", class: "link", click }, words.say("notes.show"));
    return [
      name ? element("b", {}, name) : null,
      element("span", {}, quoted(message)),
      figures.length > 0 || span ? show : null,
    ];
  }
}
