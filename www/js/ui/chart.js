// One chart: a canvas that somebody else draws, its summary in words, and the same numbers as a table.
// Tells "figures-chosen" and "place-wanted".

import { element, fill, tell } from "./dom.js";

/** @import { Layer, Mark, Studio, Topic, View, Words } from "../types" */

/** Charts of more outcomes are too large to draw again for a selection. */
const MANY = 300;
/** On paper two charts stand side by side, in the pixels of a printer. */
const PAPER = { width: 360, scale: 3, theme: /** @type {const} */ ("light") };

export class Chart {
  /** @type {View | null} */
  #view = null;
  /** @type {string[]} */
  #selected = [];
  /** The width that it is drawn for. */
  #width = 0;
  #paper = false;
  #waiting = false;

  /**
   * @param {Topic} topic
   * @param {Words} words
   * @param {Studio} studio
   */
  constructor(topic, words, studio) {
    this.topic = topic;
    this.words = words;
    this.studio = studio;
    const name = words.say(`chart.${topic.chart}`);
    this.canvas = element("canvas", { role: "img" });
    // What is drawn runs from left to right, whatever the page does.
    this.stage = element("div", { class: "stage", dir: "ltr" }, this.canvas);
    this.ruler = element("div", {});
    this.plot = element("div", { class: "plot" }, this.ruler, this.stage);
    /** @type {Layer} */
    this.layer = studio.layer(this.stage);
    this.caption = element("p", { class: "quiet" });
    this.table = element("div", { class: "wide" });
    const summary = element("summary", { "aria-keyshortcuts": "T" }, words.say("chart.table"));
    this.details = element("details", {}, summary, this.table);
    const take = studio.takeaway(name, (form) => studio.picture(/** @type {View} */ (this.#view), topic.chart, form));
    const head = element("div", { class: "over" }, element("h2", {}, name), take);
    const attributes = { class: "chart", "data-chart": topic.chart, id: `chart-${topic.chart}`, tabindex: -1 };
    this.root = element("section", attributes, head, this.caption, this.plot, this.details);
    this.#listen();
  }

  #listen() {
    this.stage.addEventListener("mark-chosen", (event) => this.#choose(/** @type {CustomEvent<Mark>} */ (event).detail));
    this.stage.addEventListener("table-wanted", () => this.focus());
    this.stage.addEventListener("marks-left", () => this.root.focus({ preventScroll: true }));
    // Told of a new width before it is painted, the chart never shows itself stretched. Only the ruler is watched:
    // its size does not depend on what is drawn.
    new ResizeObserver(() => {
      if (this.ruler.clientWidth !== this.#width) this.#paint();
    }).observe(this.ruler);
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    this.#selected = [];
    const { topic, words } = this;
    const core = this.studio.said(view, topic.chart);
    const summary = topic.summary(view, words, core);
    this.caption.textContent = summary[0] ?? "";
    this.canvas.setAttribute("aria-label", [`${words.say(`chart.${topic.chart}`)}.`, ...summary].join(" "));
    fill(this.table, topic.table(view, words, core));
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

  /**
   * Draws for paper, or for the screen again; at once, because a browser that prints does not wait.
   *
   * @param {boolean} paper
   */
  print(paper) {
    this.#paper = paper;
    this.#paint();
  }

  #paint() {
    this.#width = this.ruler.clientWidth;
    if (!this.#view || this.#width === 0) return;
    const screen = { width: Math.floor(this.#width), scale: window.devicePixelRatio || 1, theme: this.studio.theme() };
    const spec = { ...(this.#paper ? PAPER : screen), chart: this.topic.chart, locale: this.words.language, selected: this.#selected };
    try {
      const marks = this.studio.draw(this.canvas, this.#view, spec);
      this.#size(spec.width, spec.scale);
      this.layer.show(marks, this.#selected);
      this.stage.hidden = false;
    } catch (error) {
      // The table has the same numbers.
      console.warn(error);
      this.stage.hidden = true;
      this.details.open = true;
    }
  }

  /**
   * Shows each drawn pixel as one of the screen's, unless a browser's largest canvas was too small for that.
   *
   * @param {number} width
   * @param {number} scale
   */
  #size(width, scale) {
    const { canvas } = this;
    const ratio = Math.abs(canvas.width / scale - width) < 1 ? scale : canvas.width / width;
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = `${canvas.height / ratio}px`;
  }

  /** @param {Mark} mark */
  #choose(mark) {
    const place = this.#view && this.topic.place?.(this.#view, mark);
    if (mark.figures.length > 0) tell(this.root, "figures-chosen", { figures: mark.figures, from: "chart" });
    else if (place) tell(this.root, "place-wanted", place);
  }
}
