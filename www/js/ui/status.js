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
    fill(this.status, element("p", {}, words.parts("status.reading", { name: quoted(name), amount })), cancel);
  }

  /** Says how much of what is being read is read. @param {number} share */
  progress(share) {
    const bar = this.status.querySelector("progress");
    if (bar) bar.value = share;
    else this.status.querySelector("p")?.after(element("progress", { value: share, max: 1, "aria-label": this.words.say("status.progress") }));
  }

  /**
   * Says a result without showing it: the page shows it already.
   *
   * @param {string} sentence
   */
  done(sentence) {
    fill(this.status, element("p", { class: "unseen" }, sentence));
  }

  /**
   * Says something that the page does not show otherwise, until the next thing is said.
   *
   * @param {string} key
   * @param {Record<string, string>} names of files and the like
   */
  say(key, names) {
    const values = Object.fromEntries(Object.entries(names).map(([name, value]) => [name, quoted(value)]));
    fill(this.status, element("p", {}, this.words.parts(key, values)));
  }

  /** Ends the word on what is being read. */
  quiet() {
    fill(this.status);
  }

  /** Takes back what was said of an earlier text. */
  clear() {
    fill(this.problem);
  }

  /**
   * Says what could not be done, below what was said before of the same files.
   *
   * @param {string} key
   * @param {string} [name] of the file that it is about
   */
  trouble(key, name = "") {
    const { words } = this;
    const close = element("button", { type: "button", click: () => fill(this.problem) }, words.say("status.close"));
    fill(this.status);
    const sentence = element("p", {}, words.parts(key, { name: quoted(name) }));
    fill(this.problem, [...this.problem.querySelectorAll("p")], sentence, close);
  }
}
