// What is done with several reports: one beside another, all as one, an export held against its report.

import { account, load, targets } from "./analyzer.js";
import { exportFile } from "./exporting.js";
import { Work } from "./work.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Receipt } from "./types" */

/** A report as the core takes it, read first if it was only kept. @param {Work} work @param {Analyzer} analyzer */
async function told(work, analyzer) {
  const { text, analysis } = work.view ?? (await work.read(analyzer));
  return { name: work.name, text, analysis };
}

/**
 * @param {Analyzer} analyzer
 * @param {Work} one
 * @param {Work} other
 */
export async function compared(analyzer, one, other) {
  const [a, b] = [await told(one, analyzer), await told(other, analyzer)];
  // The report about the earlier year comes first.
  const [before, after] = (a.analysis.report.year ?? 0) > (b.analysis.report.year ?? 0) ? [b, a] : [a, b];
  return analyzer.ask({ task: "compare", before, after });
}

/**
 * Several reports as one, with what they tell twice counted once.
 *
 * @param {Analyzer} analyzer
 * @param {Work[]} works
 * @param {string} name what to call them together
 */
export async function collected(analyzer, works, name) {
  const reports = [];
  for (const work of works) reports.push(await told(work, analyzer));
  const collection = await analyzer.ask({ task: "collect", reports });
  await load();
  const { analysis } = collection;
  return Work.collection(name, collection, { account: account(analysis), targets: targets(analysis) });
}

/**
 * Whether an export still says what the report beside it does: the key of the sentence that says so, and the report.
 *
 * @param {Analyzer} analyzer
 * @param {Work[]} works
 * @param {Receipt} receipt
 * @param {Uint8Array} bytes the file
 * @returns {Promise<{ key: string, work: Work | null }>}
 */
export async function checked(analyzer, works, receipt, bytes) {
  for (const work of works) {
    const { analysis } = work.view ?? (await work.read(analyzer));
    if (analysis.report.sha256 !== receipt.sha256) continue;
    const match = await analyzer.ask({ task: "match", receipt, analysis, corrections: work.applied });
    const totals = match.same_totals && match.same_corrections ? "totals" : match.same_totals ? "corrected" : "differs";
    const same = totals === "totals" && (await isWrittenHere(analyzer, work, receipt, bytes));
    return { key: `receipt.${same ? "same" : totals}`, work };
  }
  return { key: "receipt.no_report", work: null };
}

/**
 * Whether a file is, byte for byte, what is written here now: its receipt tells the totals alone, and the rest could
 * have been changed.
 *
 * @param {Analyzer} analyzer
 * @param {Work} work
 * @param {Receipt} receipt
 * @param {Uint8Array} bytes
 */
async function isWrittenHere(analyzer, work, { format, exported_on, masked = 0 }, bytes) {
  if (format === "svg" || format === "png") return false;
  const either = [true, false];
  const choices = format === "csv" ? either.flatMap((hxl) => either.map((bom) => ({ hxl, bom }))) : format === "iati" ? either.map((results_only) => ({ results_only })) : [{}];
  for (const choice of choices) {
    const options = { mask: masked > 0, ...choice, ...(exported_on && { exported_on }) };
    const file = await exportFile(analyzer, work, format, options).catch(() => null);
    const ours = file && new Uint8Array(await file.arrayBuffer());
    if (ours && ours.length === bytes.length && ours.every((byte, at) => byte === bytes[at])) return true;
  }
  return false;
}
