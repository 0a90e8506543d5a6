// Takes texts and files in, one after the other: says what is being read, has it analysed, and hands on the result.
// The report that is shown stays until the next one is read.

import { Analyzer, load } from "./analyzer.js";
import { NotText, readText } from "./reader.js";
import { View } from "./view.js";

/** @import { State } from "./state.js" */
/** @import { Status } from "./ui/status.js" */
/** @import { Words } from "./words.js" */

const SAMPLE = new URL("../samples/sample.txt", import.meta.url);

export class Inbox {
  #analyzer = new Analyzer();
  /** Counts what was given: what comes later ends what came before. */
  #turn = 0;

  /**
   * @param {State} state
   * @param {Status} status
   * @param {Words} words
   */
  constructor(state, status, words) {
    this.state = state;
    this.status = status;
    this.words = words;
  }

  /**
   * @param {string} name what to call it
   * @param {string} text
   */
  async takeText(name, text) {
    this.#begin();
    if (text.trim() === "") return this.status.trouble("problem.no_text");
    await this.#read(name, text);
  }

  /** @param {File[]} files */
  async takeFiles(files) {
    const turn = this.#begin();
    for (const file of files) {
      this.status.reading(file.name, file.size);
      try {
        const text = await readText(file);
        if (turn !== this.#turn) return;
        await this.#read(file.name, text);
      } catch (error) {
        if (!(error instanceof NotText)) throw error;
        this.status.trouble(`problem.${error.kind}`, file.name);
      }
      if (turn !== this.#turn) return;
    }
  }

  async takeSample() {
    const turn = this.#begin();
    const name = this.words.say("sample.name");
    this.status.reading(name, 0);
    const answer = await fetch(SAMPLE).catch(() => null);
    if (!answer?.ok) return this.status.trouble("problem.no_sample");
    const text = await answer.text();
    if (turn === this.#turn) await this.#read(name, text);
  }

  /**
   * Reads a report once more, as one about a country.
   *
   * @param {View} view
   * @param {string} country its code; empty for what the report says itself
   */
  async readAgain(view, country) {
    this.#begin();
    await this.#read(view.name, view.text, country, view);
  }

  /** Gives up what is being read. */
  cancel() {
    this.#begin();
    this.#analyzer.cancel();
    this.status.quiet();
  }

  #begin() {
    this.status.clear();
    return (this.#turn += 1);
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [country]
   * @param {View} [before] the view that the new one takes the place of
   */
  async #read(name, text, country = "", before) {
    this.status.reading(name, text.length);
    try {
      const [reading] = await Promise.all([this.#analyzer.analyze(text, country), load()]);
      this.status.quiet();
      this.state.add(new View(name, text, reading, country), before);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      console.warn(error);
      this.status.trouble("problem.failed", name);
    }
  }
}
