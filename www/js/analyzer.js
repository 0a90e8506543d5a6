// The one module that imports the WebAssembly package. Analysing and correcting happen in a worker, so that the page
// stays alive; drawing happens here, because plotters measures its letters with the page's own.

import init, { Charts, account, analyze, anchorOf, applyCorrections, areas, countries, targets, version } from "../pkg/headcount.js";

/** @import { Analysis, Question, Reading } from "./types" */

export { anchorOf, areas, countries, version };

/** @type {Promise<unknown> | undefined} */
let loaded;

/** Loads the WebAssembly module, once. */
export function load() {
  loaded ??= init();
  return loaded;
}

/**
 * Answers on this thread. The numbers that are no figures come apart, so that the analysis is what others get.
 *
 * @param {Question} question
 * @returns {Promise<Reading>}
 */
export async function answerHere({ text, country, before, corrections }) {
  await load();
  const options = { all_numbers: true, ...(country && { country }) };
  const whole = before ? { ...before.analysis, numbers: before.numbers } : analyze(text, options);
  if (corrections.length === 0) return reading(whole, [], []);
  const patch = { schema: /** @type {const} */ ("headcount-corrections/1"), corrections };
  const { analysis, steps, unfit } = applyCorrections(text, whole, patch);
  return { ...reading(analysis, steps, unfit), before: before ?? apart(whole) };
}

/**
 * @param {Analysis} whole
 * @param {Reading["steps"]} steps
 * @param {Reading["unfit"]} unfit
 * @returns {Reading}
 */
function reading(whole, steps, unfit) {
  return { ...apart(whole), account: account(whole), targets: targets(whole), steps, unfit };
}

/** @param {Analysis} whole */
function apart({ numbers = [], ...analysis }) {
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

/** Asks a worker, one question after the other; `cancel` gives up all that is asked. */
export class Analyzer {
  /** @type {Worker | null} */
  #worker = null;
  #turn = 0;
  /** @type {Map<number, { question: Question, resolve(reading: Reading): void, reject(reason: Error): void }>} */
  #asked = new Map();

  /**
   * @param {Question} question
   * @returns {Promise<Reading>}
   */
  ask(question) {
    return new Promise((resolve, reject) => {
      const turn = (this.#turn += 1);
      this.#asked.set(turn, { question, resolve, reject });
      this.#start().postMessage({ turn, question });
    });
  }

  /** Gives up the texts that are being read. */
  cancel() {
    if (this.#asked.size === 0) return;
    const asked = [...this.#asked.values()];
    this.#stop();
    for (const { reject } of asked) reject(new DOMException("given up", "AbortError"));
  }

  #start() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data: { turn, answer, problem } }) => {
      const asked = this.#asked.get(turn);
      this.#asked.delete(turn);
      if (answer) return asked?.resolve(answer);
      // After a trap the module cannot be trusted: the next question gets a new one.
      const others = [...this.#asked.values()];
      this.#stop();
      asked?.reject(new Error(problem));
      for (const { question, resolve, reject } of others) this.ask(question).then(resolve, reject);
    };
    worker.onerror = (event) => {
      // Browsers without module workers, and pages that forbid workers, end here.
      event.preventDefault();
      const asked = [...this.#asked.values()];
      this.#stop();
      for (const { question, resolve, reject } of asked) answerHere(question).then(resolve, reject);
    };
    this.#worker = worker;
    return worker;
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#asked.clear();
  }
}
