// Where corrections are made: each is applied by the core, kept, and shown; or refused, with the core's reason.

import { correctionOf } from "./correcting.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { State } from "./state.js" */
/** @import { Store } from "./store.js" */
/** @import { Correction, Draft, Edit, Wish } from "./types" */
/** @import { Work } from "./work.js" */

export class Desk {
  /** What is being done; what comes next waits for it. */
  #last = Promise.resolve();

  /**
   * @param {State} state
   * @param {Store} store
   * @param {Analyzer} analyzer
   * @param {{ refused(message: string): void, changed(work: Work, before: number): void, trouble(key: string): void }} page
   */
  constructor(state, store, analyzer, page) {
    this.state = state;
    this.store = store;
    this.analyzer = analyzer;
    this.page = page;
  }

  /** Makes a correction, if it makes sense. @param {Wish} wish */
  correct(wish) {
    return this.#do(async (work) => {
      const correction = work.view && correctionOf(wish, work.view);
      if (!correction) return;
      if (!(await this.#add(work, [correction]))) return;
      work.draft = null;
      this.#done(work);
      if (wish.op === "add") this.#look(work, wish.span);
    });
  }

  /** Takes over corrections that came in a file; those that do not fit are listed. @param {Correction[]} corrections */
  takeOver(corrections) {
    return this.#do(async (work) => {
      for (const correction of corrections) work.edit({ kind: "add", correction });
      await work.read(this.analyzer);
      this.#done(work);
    });
  }

  /** Takes a correction back, or gives it a reason. @param {Edit} edit */
  edit(edit) {
    return this.#do(async (work) => {
      work.edit(edit);
      await work.read(this.analyzer);
      this.#done(work);
    });
  }

  /** @param {1 | -1} by */
  undo(by) {
    return this.#do(async (work) => {
      if (!(by < 0 ? work.canUndo : work.canRedo)) return;
      work.go(by);
      await work.read(this.analyzer);
      this.#done(work);
    });
  }

  /** Keeps what is being filled in. @param {Draft | null} draft */
  draft(draft) {
    const { work } = this.state;
    if (!work || (draft === null && work.draft === null)) return;
    work.draft = draft;
    this.store.put(work.kept);
  }

  /** Another window has changed a report: the same is done here. @param {string} key */
  changedElsewhere(key) {
    const work = this.state.works.find((work) => work.key === key);
    if (!work) return;
    return this.#do(async () => {
      const kept = await this.store.get(key);
      if (!kept) return;
      if (kept.done === work.done && kept.edits.length === work.edits.length) return;
      Object.assign(work, { edits: kept.edits, done: kept.done });
      if (work.view) await work.read(this.analyzer);
      if (work === this.state.work) this.state.corrected();
    });
  }

  /**
   * Applies corrections; puts all back as it was if the core refuses one.
   *
   * @param {Work} work
   * @param {Correction[]} corrections
   */
  async #add(work, corrections) {
    const back = work.mark;
    for (const correction of corrections) work.edit({ kind: "add", correction });
    const from = work.corrections.length - corrections.length;
    const view = await work.read(this.analyzer);
    const refused = view.unfit.find(({ correction }) => correction >= from);
    if (!refused) return true;
    back();
    this.page.refused(refused.message);
    return false;
  }

  /**
   * Looks at the figure that was added.
   *
   * @param {Work} work
   * @param {[number, number]} span
   */
  #look(work, [start, end]) {
    const added = work.view?.analysis.figures.find(({ number }) => number[0] >= start && number[1] <= end);
    if (added) this.state.choose({ figures: [added.id], from: "text" });
  }

  /** @param {Work} work */
  async #done(work) {
    this.state.corrected();
    if (!(await this.store.put(work.kept))) this.page.trouble("problem.not_kept");
  }

  /** @param {(work: Work) => Promise<void>} act */
  #do(act) {
    const { work } = this.state;
    if (!work) return this.#last;
    const before = work.view?.analysis.totals.people.counted ?? 0;
    const back = work.mark;
    this.#last = this.#last.then(() => act(work)).then(
      () => this.page.changed(work, before),
      (error) => {
        back();
        console.warn(error);
        this.page.trouble("problem.not_corrected");
      },
    );
    return this.#last;
  }
}
