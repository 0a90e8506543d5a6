// Says what the page is doing and what it could not do; reads results out to those who listen.
// Tells "reading-cancelled".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { Words } from "../types" */

export class Status {
  /**
   * @param {HTMLElement} status
   * @param {HTMLElement} problem
   * @param {Words} words
   */
  constructor(status, problem, words) {
    this.status = status;
    this.problem = problem;
    this.words = words;
  }

  /**
   * @param {string} name
   * @param {number} size in bytes or characters
   */
  reading(name, size) {
    const { words } = this;
    const amount = size > 1e6 ? words.say("status.megabytes", { size: Math.round(size / 1e5) / 10 }) : "";
    const cancel = element(
      "button",
      { type: "button", click: () => tell(this.status, "reading-cancelled") },
      words.say("status.cancel"),
    );
    fill(this.problem);
    fill(this.status, element("p", {}, words.parts("status.reading", { name: quoted(name), amount })), cancel);
  }

  /**
   * Says a result without showing it: the page shows it already.
   *
   * @param {string} sentence
   */
  done(sentence) {
    fill(this.status, element("p", { class: "unseen" }, sentence));
  }

  quiet() {
    fill(this.status);
  }

  /**
   * @param {string} key
   * @param {string} [name] of the file that it is about
   */
  trouble(key, name = "") {
    const { words } = this;
    const close = element("button", { type: "button", click: () => fill(this.problem) }, words.say("status.close"));
    fill(this.status);
    fill(this.problem, element("p", {}, words.parts(key, { name: quoted(name) })), close);
  }
}
