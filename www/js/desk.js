// Where corrections are made: each is applied by the core, kept, and shown; or refused, with the core's reason.

import { correctionOf } from "./correcting.js";
import { Work } from "./work.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { State } from "./state.js" */
/** @import { Store } from "./store.js" */
/** @import { Correction, Draft, Edit, Wish } from "./types" */

export class Desk {
  /** What is being done; what comes next waits for it. */
  #last = Promise.resolve();

  /**
   * @param {State} state
   * @param {Store} store
   * @param {Analyzer} analyzer
   * @param {{ refused(message: string): void, settled(wish: Wish): void, changed(work: Work, before: number): void, trouble(key: string): void }} page
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
      // A second click on the same thing is the same wish.
      if (!correction || JSON.stringify(correction) === JSON.stringify(work.corrections.at(-1))) return false;
      const back = work.mark;
      work.edit({ kind: "add", correction });
      const view = await work.read(this.analyzer);
      const refused = view.unfit.find((unfit) => unfit.correction === work.corrections.length - 1);
      if (refused) {
        back();
        this.page.refused(refused.message);
        return false;
      }
      if ("figure" in wish && (wish.op === "set" || wish.op === "same_people")) this.#forget(work, wish.figure);
      this.page.settled(wish);
      await this.#show(work);
      if (wish.op === "add") this.#look(work, wish.span);
      return true;
    });
  }

  /** Takes over corrections that came in a file; those that are here already are left out. @param {Correction[]} corrections */
  takeOver(corrections) {
    return this.#do(async (work) => {
      const here = new Set(work.corrections.map((correction) => JSON.stringify(correction)));
      const fresh = corrections.filter((correction) => !here.has(JSON.stringify(correction)));
      if (fresh.length === 0) return true;
      work.edit({ kind: "take", corrections: fresh });
      return this.#again(work);
    });
  }

  /**
   * Takes a correction back, or gives it a reason; nothing if it is not there any more.
   *
   * @param {Extract<Edit, { at: number }>} edit
   * @param {Correction} correction the one that was meant
   */
  edit(edit, correction) {
    return this.#do(async (work) => {
      const meant = JSON.stringify(correction);
      const found = work.corrections.map((other) => JSON.stringify(other));
      const at = found[edit.at] === meant ? edit.at : found.indexOf(meant);
      if (at < 0) return false;
      work.edit({ ...edit, at });
      return this.#again(work);
    });
  }

  /** @param {1 | -1} by */
  undo(by) {
    return this.#do(async (work) => {
      if (!(by < 0 ? work.canUndo : work.canRedo)) return false;
      work.go(by);
      return this.#again(work);
    });
  }

  /** Keeps what is being filled in. @param {Draft | null} draft */
  draft(draft) {
    const { work } = this.state;
    if (!work || (draft === null && work.draft === null)) return;
    if (draft) work.drafts.set(`${draft.figure} ${draft.form}`, draft);
    work.draft = draft;
    this.store.putDraft(work.key, draft);
  }

  /** Forgets what was filled in for a figure. @param {Work} work @param {string} figure */
  #forget(work, figure) {
    for (const form of ["set", "same"]) work.drafts.delete(`${figure} ${form}`);
    if (work.draft?.figure === figure) this.draft(null);
  }

  /** Gives up the form that is open. @param {string | undefined} figure */
  giveUp(figure) {
    if (this.state.work && figure) this.#forget(this.state.work, figure);
  }

  /** Another window has changed, opened or deleted a report: the same is done here. @param {string} key */
  async changedElsewhere(key) {
    const kept = await this.store.get(key);
    const work = this.state.works.find((work) => work.key === key);
    if (!work) return kept && this.state.list([new Work(kept)]);
    this.#last = this.#last.then(() => this.#join(work)).catch((error) => console.warn(error));
  }

  /**
   * Brings a report to the state that is kept, with what was done here on top; if it is deleted, it is gone here too.
   *
   * @param {Work} work
   */
  async #join(work) {
    const kept = await this.store.get(work.key);
    if (!kept) {
      if (!this.store.isOn) return;
      this.state.remove(work);
      return this.page.trouble("problem.deleted");
    }
    if (kept.version === work.version) return;
    work.join(kept);
    if (work.view) await work.read(this.analyzer);
    if (work === this.state.work) this.state.corrected();
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
  async #again(work) {
    await work.read(this.analyzer);
    await this.#show(work);
    return true;
  }

  /** Shows a correction and keeps it. @param {Work} work */
  async #show(work) {
    this.state.corrected();
    const outcome = await this.store.put(work.kept);
    if (outcome === "kept") work.settle();
    else if (outcome === "failed") this.page.trouble("problem.not_kept");
    else {
      await this.#join(work);
      if (outcome === "changed" && (await this.store.put(work.kept)) === "kept") work.settle();
    }
  }

  /** @param {(work: Work) => Promise<boolean>} act says whether anything was changed */
  #do(act) {
    const { work } = this.state;
    if (!work) return this.#last;
    if (work.isCollection) {
      this.page.trouble("problem.collection");
      return this.#last;
    }
    const before = work.view?.analysis.totals.people.counted ?? 0;
    const back = work.mark;
    this.#last = this.#last.then(() => act(work)).then(
      (changed) => {
        if (changed) this.page.changed(work, before);
      },
      (error) => {
        back();
        console.warn(error);
        this.page.trouble("problem.not_corrected");
      },
    );
    return this.#last;
  }
}
