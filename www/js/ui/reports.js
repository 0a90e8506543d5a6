// The reports that were read since the page was opened, to go from one to another. Tells "report-wanted".

import { element, fill, quoted, tell } from "./dom.js";

/** @import { View, Words } from "../types" */

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
   * @param {View[]} reports
   * @param {View | null} shown
   */
  show(reports, shown) {
    this.root.hidden = reports.length < 2;
    fill(this.root, element("ul", {}, reports.map((report) => element("li", {}, this.#button(report, report === shown)))));
  }

  /**
   * @param {View} report
   * @param {boolean} shown
   */
  #button(report, shown) {
    const click = () => tell(this.root, "report-wanted", report);
    return element("button", { type: "button", "aria-current": shown ? "page" : null, click }, quoted(report.title));
  }
}
