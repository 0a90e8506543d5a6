// What leaves the page, what comes back, and several reports together: asks the core, and says how it went.

import { exportFile, smallCells } from "./exporting.js";
import { checked, collected, compared } from "./several.js";
import { save } from "./ui/dom.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Page } from "./page.js" */
/** @import { State } from "./state.js" */
/** @import { ExportFormat, ExportOptions, Receipt } from "./types" */
/** @import { Work } from "./work.js" */

export class Takeout {
  /**
   * @param {State} state
   * @param {Analyzer} analyzer
   * @param {() => Page} page
   */
  constructor(state, analyzer, page) {
    this.state = state;
    this.analyzer = analyzer;
    this.page = page;
  }

  /**
   * Writes a file, and asks first where it would name few people of a vulnerable group in one place.
   *
   * @param {ExportFormat} format
   * @param {ExportOptions} options
   */
  async export(format, options) {
    const { work } = this.state;
    const { exports } = this.page().proving;
    if (!work?.view) return;
    const write = async (/** @type {boolean} */ mask) => {
      exports.say("export.writing");
      try {
        save(await exportFile(this.analyzer, work, format, { ...options, mask }));
        exports.say("export.saved");
      } catch (error) {
        console.warn(error);
        const noYear = format === "iati" && !options.year && work.view?.analysis.report.year === null;
        exports.say(noYear ? "export.no_year" : "export.failed");
      }
    };
    const small = await smallCells(this.analyzer, work).catch(() => null);
    if (small) exports.ask(small.figures.length, write);
    else await write(false);
  }

  /** Copies the analysis, exactly as the command line prints it. */
  async copy() {
    const { exports } = this.page().proving;
    try {
      // Pages that are not secure have no clipboard.
      await navigator.clipboard.writeText(JSON.stringify(this.state.shown?.analysis, null, 2));
      exports.say("export.copied");
    } catch {
      exports.say("export.not_copied");
    }
  }

  /** Shows another report beside the one that is shown. @param {Work} other */
  async compare(other) {
    const { work } = this.state;
    if (!work || !other) return;
    await this.#doing(async () => {
      const comparison = await compared(this.analyzer, work, other);
      this.page().sideBySide.open(comparison);
    });
  }

  /** Shows all reports as one. */
  async collect() {
    const works = this.state.works.filter(({ isCollection }) => !isCollection);
    await this.#doing(async () => {
      const work = await collected(this.analyzer, works, this.page().words.say("reports.all"));
      for (const old of this.state.works.filter(({ isCollection }) => isCollection)) this.state.remove(old);
      this.state.show(work);
    });
  }

  /**
   * Says whether an export that came back still says what its report does.
   *
   * @param {string} name
   * @param {Receipt} receipt
   * @param {Uint8Array} bytes
   */
  async check(name, receipt, bytes) {
    await this.#doing(async () => {
      const works = this.state.works.filter(({ isCollection }) => !isCollection);
      const { key, work } = await checked(this.analyzer, works, receipt, bytes);
      if (work) this.state.show(work);
      this.page().status.say(key, { name, title: work?.title ?? "", software: receipt.software });
    });
  }

  /** @param {() => Promise<void>} act */
  async #doing(act) {
    try {
      await act();
    } catch (error) {
      console.warn(error);
      this.page().status.trouble("problem.not_done");
    }
  }
}
