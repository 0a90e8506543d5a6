// The texts that a file holds: one, or, if it is a zip, several. Plain text is read here, the rest by the core's readers.

import { pdfPages } from "./pdf.js";
import { NotText, plainText } from "./reader.js";

/** @import { Analyzer } from "./analyzer.js" */
/** @import { FileDocument } from "./types" */

/** @typedef {Pick<FileDocument, "name" | "text" | "parts" | "notes">} Document */
/** @typedef {{ progress(share: number): void, givenUp(): boolean }} Watch */

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Analyzer} analyzer
 * @param {Watch} watch
 * @returns {Promise<{ documents: Document[], refused: NotText[] }>}
 * @throws {NotText}
 */
export async function documentsOf(name, bytes, analyzer, watch) {
  const text = plainText(name, bytes);
  if (text !== null) return { documents: [{ name, text, parts: [], notes: [] }], refused: [] };
  const found = await analyzer.ask({ task: "read", bytes, name }).catch((refusal) => {
    if (!refusal.kind) throw refusal;
    if (refusal.kind !== "pdf") throw new NotText(refusal.kind, name);
    return { documents: [], refused: [], pdfs: [{ name, bytes }] };
  });
  /** @type {Document[]} */
  const documents = [...found.documents];
  const refused = found.refused.map((refusal) => new NotText(refusal.kind, refusal.name));
  for (const pdf of found.pdfs) {
    try {
      documents.push(await pdfDocument(pdf, analyzer, watch));
    } catch (error) {
      if (!(error instanceof NotText) || found.pdfs.length + found.documents.length === 1) throw error;
      refused.push(error);
    }
  }
  return { documents, refused };
}

/**
 * @param {{ name: string, bytes: Uint8Array }} pdf
 * @param {Analyzer} analyzer
 * @param {Watch} watch
 * @returns {Promise<Document>}
 */
async function pdfDocument({ name, bytes }, analyzer, { progress, givenUp }) {
  const pages = await pdfPages(bytes, progress, givenUp);
  try {
    return await analyzer.ask({ task: "pdf", name, pages });
  } catch (refusal) {
    throw /** @type {any} */ (refusal).kind ? new NotText(/** @type {any} */ (refusal).kind, name) : refusal;
  }
}

/** What every file that headcount writes has in it. */
const MARK = "headcount";

/**
 * Whether bytes may be those of a file that headcount wrote; a workbook is packed, so it may.
 *
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function mayBeExport(name, bytes) {
  if (/\.xlsx$/i.test(name)) return true;
  return /\.(csv|json|html|md|xml|svg|png)$/i.test(name) && new TextDecoder("latin1").decode(bytes).includes(MARK);
}
