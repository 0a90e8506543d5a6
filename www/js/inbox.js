// Takes texts and files in, one after the other: says what is being read, has it analysed, keeps it, and hands on the
// result. The report that is shown stays until the next one is read.

import { load } from "./analyzer.js";
import { documentsOf, mayBeExport } from "./documents.js";
import { readProject } from "./project.js";
import { NotText, readBytes } from "./reader.js";
import { Work } from "./work.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { State } from "./state.js" */
/** @import { Store } from "./store.js" */
/** @import { Correction, Kept, Receipt } from "./types" */
/** @import { Status } from "./ui/status.js" */

const SAMPLE = new URL("../samples/sample.txt", import.meta.url);

export class Inbox {
  /** Counts what was given: what comes later ends what came before. */
  #turn = 0;

  /**
   * @param {State} state
   * @param {Store} store
   * @param {Analyzer} analyzer
   * @param {{ status: Status, takeOver(corrections: Correction[]): void, checked(name: string, receipt: Receipt, bytes: Uint8Array): void }} page
   */
  constructor(state, store, analyzer, page) {
    this.state = state;
    this.store = store;
    this.analyzer = analyzer;
    this.page = page;
  }

  /**
   * @param {string} name what to call it
   * @param {string} text
   */
  async takeText(name, text) {
    this.#begin();
    if (text.trim() === "") return this.page.status.trouble("problem.no_text");
    await this.#take({ name, text });
  }

  /** @param {File[]} files */
  async takeFiles(files) {
    const turn = this.#begin();
    for (const file of files) {
      this.page.status.reading(file.name, file.size);
      try {
        await this.#takeFile(file, turn);
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
        const kind = error instanceof NotText ? error.kind : "failed";
        if (kind === "failed") console.warn(error);
        if (turn === this.#turn) this.page.status.trouble(`problem.${kind}`, file.name);
      }
      if (turn !== this.#turn) return;
    }
  }

  /**
   * @param {File} file
   * @param {number} turn
   */
  async #takeFile(file, turn) {
    const { status } = this.page;
    const bytes = await readBytes(file);
    if (mayBeExport(file.name, bytes)) {
      const receipt = await this.analyzer.ask({ task: "receipt", bytes });
      if (receipt) return this.page.checked(file.name, receipt, bytes);
    }
    const watch = { progress: (/** @type {number} */ share) => status.progress(share), givenUp: () => turn !== this.#turn };
    const { documents, refused } = await documentsOf(file.name, bytes, this.analyzer, watch);
    for (const document of documents) {
      if (turn !== this.#turn) return;
      await this.#take(document);
    }
    for (const { kind, name } of refused) status.trouble(`problem.${kind}`, name);
  }

  /** @param {string} name what to call it */
  async takeSample(name) {
    const turn = this.#begin();
    this.page.status.reading(name, 0);
    const answer = await fetch(SAMPLE).catch(() => null);
    if (!answer?.ok) return this.page.status.trouble("problem.no_sample");
    const text = await answer.text();
    if (turn === this.#turn) await this.#take({ name, text });
  }

  /** Shows a report that is here, and reads it first if it was only kept. @param {Work} work */
  async open(work) {
    this.#begin();
    if (work.view) this.state.show(work);
    else await this.#read(work);
  }

  /** Reads the shown report once more, as one about a country. @param {string} country its code; empty for what it says itself */
  async readAgain(country) {
    const { work } = this.state;
    if (!work || work.isCollection) return;
    this.#begin();
    const before = work.country;
    work.about(country);
    if (await this.#read(work)) await this.#keep(work, false);
    else work.about(before);
  }

  /** Gives up what is being read. */
  cancel() {
    this.#begin();
    this.analyzer.cancel();
    this.page.status.quiet();
  }

  #begin() {
    this.page.status.clear();
    return (this.#turn += 1);
  }

  /** @param {Pick<Kept, "name" | "text" | "parts" | "notes">} document */
  async #take(document) {
    const { name, text } = document;
    const work = readProject(text);
    if (!work) return this.#takeReport({ ...document, corrections: [], country: "" });
    if ("newer" in work) return this.page.status.trouble("problem.newer", name);
    for (const report of work.reports) await this.#takeReport({ ...report, name: report.name || name });
    if (work.reports.length > 0) return;
    this.page.status.quiet();
    if (work.corrections.length === 0) this.page.status.trouble("problem.no_work", name);
    else if (this.state.work) this.page.takeOver(work.corrections);
    else this.page.status.trouble("problem.no_report", name);
  }

  /** @param {Pick<Kept, "name" | "text" | "country" | "parts" | "notes"> & { corrections: Correction[] }} report */
  async #takeReport({ corrections, ...report }) {
    const same = this.state.works.find(({ text }) => text === report.text);
    const isNew = corrections.length > 0 && JSON.stringify(same?.corrections) !== JSON.stringify(corrections);
    // What is here already is shown with all that was put right in it.
    if (same && !isNew) {
      await this.open(same);
      return this.page.status.say("status.same", { name: report.name, before: same.name });
    }
    const work = new Work({ ...report, edits: corrections.map((correction) => ({ kind: "add", correction })) });
    if (await this.#read(work)) await this.#keep(work, true);
  }

  /**
   * @param {Work} work
   * @param {boolean} isNew
   */
  async #keep(work, isNew) {
    const outcome = await this.store.put(work.kept, isNew);
    if (outcome === "kept") work.settle();
    if (outcome === "failed") this.page.status.trouble("problem.not_kept");
  }

  /** @param {Work} work */
  async #read(work) {
    const { status } = this.page;
    status.reading(work.name, work.text.length);
    try {
      await Promise.all([work.read(this.analyzer), load()]);
      status.quiet();
      this.state.show(work);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return false;
      console.warn(error);
      status.trouble("problem.failed", work.name);
      return false;
    }
  }
}
