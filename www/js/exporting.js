// Files that leave the page: written by the core's second module, from the report as it is corrected.

import { charts } from "./analyzer.js";
import { fileName } from "./ui/dom.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { Analysis, ExportFormat, ExportOptions, SmallCells } from "./types" */
/** @import { Work } from "./work.js" */

/** Ending and type of each kind of file. @type {Record<ExportFormat, [string, string]>} */
const KINDS = {
  table: ["txt", "text/plain"],
  json: ["json", "application/json"],
  csv: ["csv", "text/csv"],
  xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  html: ["html", "text/html"],
  md: ["md", "text/markdown"],
  iati: ["xml", "application/xml"],
  annotations: ["annotations.json", "application/ld+json"],
};
/** Charts of the brief. */
const CHARTS = /** @type {const} */ (["by_adm1", "by_outcome", "range"]);

/**
 * A report as a file of some kind.
 *
 * @param {Analyzer} analyzer
 * @param {Work} work
 * @param {ExportFormat} format
 * @param {ExportOptions} options
 * @returns {Promise<File>}
 */
export async function exportFile(analyzer, work, format, options) {
  const view = work.view;
  if (!view) throw new Error("the report is not read");
  const { text, analysis } = view;
  const shown = options.mask ? await analyzer.ask({ task: "mask", text, analysis }) : analysis;
  const drawn = format === "html" && view.hasPeople ? CHARTS.map((chart) => drawing(shown, chart)) : [];
  const whole = { source: work.name, corrections: work.applied, charts: drawn, exported_on: today(), ...options };
  const bytes = await analyzer.ask({ task: "export", text, analysis, format, options: whole });
  const [ending, type] = KINDS[format];
  return new File([/** @type {BlobPart} */ (bytes)], `${fileName(work.name)}.${ending}`, { type });
}

/**
 * What of a report names few people of a vulnerable group in one place; null if nothing does.
 *
 * @param {Analyzer} analyzer
 * @param {Work} work
 * @returns {Promise<SmallCells | null>}
 */
export async function smallCells(analyzer, work) {
  // The note is the core's: without one there is nothing to ask.
  const noted = work.view?.analysis.figures.some(({ value, unit }) => unit === "person" && value < 10);
  return work.view && noted ? analyzer.ask({ task: "small", analysis: work.view.analysis }) : null;
}

/**
 * @param {Analysis} analysis
 * @param {typeof CHARTS[number]} chart
 */
function drawing(analysis, chart) {
  return charts(analysis).svg({ chart, width: 640 });
}

/** The day here, as 2024-06-30. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
