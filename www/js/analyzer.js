// The one module that imports the WebAssembly package. Analysing happens in a worker, so that the page stays alive;
// drawing happens here, because plotters measures its letters with the page's own.

import init, { analyze, countries, drawChart } from "../pkg/headcount.js";

/** @import { Analysis, ChartSpec, Mark, Reading } from "./types" */

export { countries };

/** @type {Promise<unknown> | undefined} */
let loaded;

/** Loads the WebAssembly module, once. */
export function load() {
  loaded ??= init();
  return loaded;
}

/**
 * Analyses on this thread. The numbers that are no figures come apart, so that the analysis is what others get.
 *
 * @param {string} text
 * @param {string} country the code of its country; empty to find it out
 * @returns {Promise<Reading>}
 */
export async function analyzeHere(text, country) {
  await load();
  const options = { all_numbers: true, ...(country && { country }) };
  const { numbers = [], ...analysis } = analyze(text, options);
  return { analysis, numbers };
}

/**
 * Draws a chart and says what is where on it. The module must be loaded.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Analysis} analysis
 * @param {ChartSpec} spec
 * @returns {Mark[]}
 */
export function draw(canvas, analysis, spec) {
  return drawChart(canvas, analysis, spec);
}

/** Analyses in a worker, one text at a time; a new text or `cancel` ends the one before. */
export class Analyzer {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {((reason: Error) => void) | null} */
  #reject = null;

  /**
   * @param {string} text
   * @param {string} country
   * @returns {Promise<Reading>}
   */
  analyze(text, country) {
    this.cancel();
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      const worker = this.#start();
      worker.onmessage = ({ data }) => {
        this.#reject = null;
        if (data.reading) return resolve(data.reading);
        this.#stop();
        reject(new Error(data.problem));
      };
      worker.onerror = (event) => {
        // Browsers without module workers, and pages that forbid workers, end here.
        event.preventDefault();
        this.#stop();
        this.#reject = null;
        analyzeHere(text, country).then(resolve, reject);
      };
      worker.postMessage([text, country]);
    });
  }

  /** Gives up the text that is being read. */
  cancel() {
    if (!this.#reject) return;
    this.#reject(new DOMException("given up", "AbortError"));
    this.#reject = null;
    this.#stop();
  }

  #start() {
    this.#worker ??= new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    return this.#worker;
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
