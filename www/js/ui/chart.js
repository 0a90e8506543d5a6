// One chart: a canvas that somebody else draws, its summary in words, and the same numbers as a table.
// Tells "figures-chosen".

import { element, fill, tell } from "./dom.js";

/** @import { Draw, Mark, Topic, View, Words } from "../types" */

/** Charts of more outcomes are too large to draw again for a selection. */
const MANY = 300;

export class Chart {
  /** @type {Mark[]} */
  #marks = [];
  /** @type {View | null} */
  #view = null;
  /** @type {string[]} */
  #selected = [];
  #waiting = false;

  /**
   * @param {Topic} topic
   * @param {Words} words
   * @param {Draw} draw
   * @param {() => "light" | "dark"} theme
   */
  constructor(topic, words, draw, theme) {
    this.topic = topic;
    this.words = words;
    this.draw = draw;
    this.theme = theme;
    this.canvas = element("canvas", { role: "img", click: (event) => this.#click(event), mousemove: (event) => this.#hover(event) });
    this.plot = element("div", { class: "plot" }, this.canvas);
    this.caption = element("p", { class: "quiet" });
    this.table = element("div", { class: "wide" });
    this.details = element("details", {}, element("summary", {}, words.say("chart.table")), this.table);
    const title = element("h2", {}, words.say(`chart.${topic.chart}`));
    this.root = element("section", { class: "chart", "data-chart": topic.chart }, title, this.caption, this.plot, this.details);
    new ResizeObserver(() => this.redraw()).observe(this.plot);
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    this.#selected = [];
    const summary = this.topic.summary(view, this.words);
    this.caption.textContent = summary[0] ?? "";
    this.canvas.setAttribute("aria-label", [`${this.words.say(`chart.${this.topic.chart}`)}.`, ...summary].join(" "));
    fill(this.table, this.topic.table(view, this.words));
    this.redraw();
  }

  /** @param {string[]} figures */
  select(figures) {
    const { outcomes = [] } = this.#view?.analysis ?? {};
    if (figures.join() === this.#selected.join() || outcomes.length > MANY) return;
    this.#selected = figures;
    this.redraw();
  }

  /** Unfolds the table and goes there. */
  focus() {
    this.details.open = true;
    this.root.scrollIntoView({ block: "start" });
    this.details.querySelector("summary")?.focus({ preventScroll: true });
  }

  /** Draws again, once, when the browser next paints. */
  redraw() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#paint();
    });
  }

  #paint() {
    const width = Math.floor(this.plot.clientWidth);
    if (!this.#view || width === 0) return;
    const spec = {
      chart: this.topic.chart,
      width,
      scale: window.devicePixelRatio || 1,
      theme: this.theme(),
      locale: this.words.language,
      selected: this.#selected,
    };
    try {
      this.#marks = this.draw(this.canvas, this.#view, spec);
      this.plot.hidden = false;
    } catch (error) {
      // The table has the same numbers.
      console.warn(error);
      this.plot.hidden = true;
      this.details.open = true;
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const mark = this.#at(event);
    if (mark?.figures.length) tell(this.root, "figures-chosen", { figures: mark.figures, from: "chart" });
  }

  /** @param {MouseEvent} event */
  #hover(event) {
    const mark = this.#at(event);
    this.canvas.classList.toggle("over", Boolean(mark?.figures.length));
    this.canvas.title = mark?.summary ?? "";
  }

  /** @param {MouseEvent} event */
  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    return this.#marks.find((mark) => x >= mark.x && x < mark.x + mark.width && y >= mark.y && y < mark.y + mark.height);
  }
}
