// Whether reports stay on this computer, and the switch for shared ones. Tells "keeping-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Words } from "../types" */

export class Keeping {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    const change = () => tell(this.root, "keeping-wanted", !this.box.checked);
    this.box = element("input", { type: "checkbox", id: "keep-nothing", change });
    this.said = element("p", { class: "quiet", role: "status" });
    fill(root, element("label", { for: "keep-nothing", class: "check" }, this.box, " ", words.say("keeping.nothing")), this.said);
  }

  /**
   * @param {boolean} isOn whether a person wants reports kept
   * @param {boolean} works whether the browser can
   */
  show(isOn, works) {
    this.box.checked = !isOn;
    this.said.textContent = this.words.say(!isOn ? "keeping.off" : works ? "keeping.on" : "keeping.cannot");
    this.said.classList.toggle("warn", isOn && !works);
  }
}
