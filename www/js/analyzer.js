// The one module that imports the WebAssembly package. Analysing happens in a worker, so that the page stays alive;
// drawing happens here, because plotters measures its letters with the page's own.

import init, { Charts, analyze, countries } from "../pkg/headcount.js";

/** @import { Analysis, Reading } from "./types" */

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

/** What was handed over to be drawn. @type {WeakMap<Analysis, Charts>} */
const handed = new WeakMap();

/**
 * The charts of an analysis. It is handed over once: that takes longer than a drawing. The module must be loaded.
 *
 * @param {Analysis} analysis
 */
export function charts(analysis) {
  const charts = handed.get(analysis) ?? new Charts(analysis);
  handed.set(analysis, charts);
  return charts;
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
