// The one module that imports the WebAssembly package. Analysing and correcting happen in a worker, so that the page
// stays alive; drawing happens here, because plotters measures its letters with the page's own.

import init, { Charts, account, analyze, anchorOf, applyCorrections, areas, countries, targets, version } from "../pkg/headcount.js";

/** @import { Analysis, FileTask, Question, Reading } from "./types" */

export { account, anchorOf, areas, countries, targets, version };

/** @type {Promise<unknown> | undefined} */
let loaded;

/** Loads the WebAssembly module, once. */
export function load() {
  loaded ??= init();
  return loaded;
}

/**
 * Answers on this thread: of files, what files.js says; of a text, its reading.
 *
 * @param {Question | FileTask} question
 */
export async function answerHere(question) {
  if (!("task" in question)) return read(question);
  const { doFileTask } = await import("./files.js");
  return doFileTask(question);
}

/**
 * Reads a text. The numbers that are no figures come apart, so that the analysis is what others get.
 *
 * @param {Question} question
 * @returns {Promise<Reading>}
 */
async function read({ text, country, before, corrections, parts, notes }) {
  await load();
  const options = { all_numbers: true, ...(country && { country }) };
  const whole = before ? { ...before.analysis, numbers: before.numbers } : completed(analyze(text, options), parts, notes);
  if (corrections.length === 0) return reading(whole, [], []);
  const patch = { schema: /** @type {const} */ ("headcount-corrections/1"), corrections };
  const { analysis, steps, unfit } = applyCorrections(text, whole, patch);
  return { ...reading(analysis, steps, unfit), before: before ?? apart(whole) };
}

/**
 * An analysis with what only its file knows: where its figures stood, and what its text does not show.
 *
 * @param {Analysis} analysis
 * @param {Question["parts"]} parts
 * @param {Question["notes"]} notes
 */
function completed(analysis, parts = [], notes = []) {
  let at = 0;
  for (const figure of [...analysis.figures].sort((one, other) => one.number[0] - other.number[0])) {
    while ((parts[at]?.span[1] ?? Infinity) <= figure.number[0]) at += 1;
    const part = parts[at];
    if (!part || part.span[0] > figure.number[0]) continue;
    const { span: _, ...source } = part;
    figure.source = source;
  }
  analysis.notes.push(...notes.map(({ kind, message }) => ({ kind, figures: [], span: null, message, values: {} })));
  return analysis;
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
  /** @type {Map<number, { question: Question | FileTask, resolve(answer: any): void, reject(reason: unknown): void }>} */
  #asked = new Map();

  /**
   * @template {Question | FileTask} Asked
   * @param {Asked} question
   * @returns {Promise<import("./types").Answer<Asked>>}
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
    worker.onmessage = ({ data: { turn, answer, problem, refusal } }) => {
      const asked = this.#asked.get(turn);
      this.#asked.delete(turn);
      if (refusal) return asked?.reject(refusal);
      if (problem === undefined) return asked?.resolve(answer);
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
