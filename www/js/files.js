// Files that are no plain text, in and out: the second WebAssembly module, loaded when somebody wants it. In a worker.

import init, { collectReports, compareReports, exportAs, findReceipt, layoutPdf, maskAnalysis, matchReceipt, readFile, smallCells } from "../pkg/files/files.js";

/** @import { FileTask } from "./types" */

/** @type {Promise<unknown> | undefined} */
let loaded;

/**
 * Does one thing with a file; a refusal to read one is thrown as it is.
 *
 * @param {FileTask} task
 */
export async function doFileTask(task) {
  loaded ??= init();
  await loaded;
  switch (task.task) {
    case "read":
      return readFile(task.bytes, task.name);
    case "pdf":
      return layoutPdf(task.name, task.pages);
    case "export":
      return exportAs(task.text, task.analysis, task.format, task.options);
    case "mask":
      return maskAnalysis(task.text, task.analysis);
    case "small":
      return smallCells(task.analysis);
    case "receipt":
      return findReceipt(task.bytes);
    case "match":
      return matchReceipt(task.receipt, task.analysis, task.corrections);
    case "compare":
      return compareReports(task.before, task.after);
    case "collect":
      return collectReports(task.reports);
  }
}
