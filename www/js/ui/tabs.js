// Parts of the page of which one is shown at a time, with a row of tabs to choose it. On paper all are shown.

import { element, fill } from "./dom.js";

export class Tabs {
  #shown = "";
  /** @type {Map<string, { tab: HTMLElement, panel: HTMLElement }>} */
  #parts = new Map();

  /**
   * @param {HTMLElement} root
   * @param {string} label
   * @param {[string, HTMLElement][]} panels by name; the first is shown
   */
  constructor(root, label, panels) {
    for (const [name, panel] of panels) {
      const click = () => this.show(name);
      const tab = element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panel.id, click });
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      this.#parts.set(name, { tab, panel });
    }
    const tabs = [...this.#parts.values()].map(({ tab }) => tab);
    fill(root, element("div", { role: "tablist", "aria-label": label, keydown: (event) => this.#move(event, tabs) }, tabs));
    this.show(panels[0]?.[0] ?? "");
  }

  /** Shows another part. @param {string} name */
  show(name) {
    this.#shown = name;
    for (const [other, { tab, panel }] of this.#parts) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      panel.classList.toggle("behind", other !== name);
    }
  }

  /** Shows a part and goes there. @param {string} name */
  focus(name) {
    this.show(name);
    const tab = this.#parts.get(name)?.tab;
    tab?.scrollIntoView({ block: "start" });
    tab?.focus({ preventScroll: true });
  }

  /** Takes the keyboard without moving the page. @param {string} name */
  hold(name) {
    this.#parts.get(name)?.tab.focus({ preventScroll: true });
  }

  get shown() {
    return this.#shown;
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  label(name, label) {
    const part = this.#parts.get(name);
    if (part) part.tab.textContent = label;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement[]} tabs
   */
  #move(event, tabs) {
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    const forward = getComputedStyle(tabs[0] ?? document.body).direction === "rtl" ? -1 : 1;
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab?.click();
    tab?.focus();
  }
}
