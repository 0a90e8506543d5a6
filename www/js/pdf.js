// The text of a PDF, with pdf.js, which is loaded with the first one. Where its lines belong is found out in the core.

import { NotText } from "./reader.js";

/** @import { PdfPage } from "./types" */

/** Longer files are not read. */
const MOST_PAGES = 2000;

/**
 * The pages of a PDF, as the core takes them.
 *
 * @param {Uint8Array} bytes
 * @param {(share: number) => void} progress
 * @param {() => boolean} givenUp
 * @returns {Promise<PdfPage[]>}
 * @throws {NotText}
 */
export async function pdfPages(bytes, progress, givenUp) {
  // By its address: it is large, and stays a file of its own.
  const { GlobalWorkerOptions, getDocument } = await import(new URL("../vendor/pdfjs-dist/build/pdf.min.mjs", import.meta.url).href);
  GlobalWorkerOptions.workerSrc = new URL("../vendor/pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).href;
  const task = getDocument({ data: bytes, isEvalSupported: false, disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
  try {
    const file = await task.promise;
    if (file.numPages > MOST_PAGES) throw new NotText("pages");
    const pages = [];
    for (let number = 1; number <= file.numPages && !givenUp(); number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const { width, height, transform } = page.getViewport({ scale: 1 });
      pages.push({ viewport: { width, height, transform }, items });
      page.cleanup();
      progress(number / file.numPages);
    }
    return pages;
  } catch (error) {
    if (error instanceof NotText) throw error;
    console.warn(error);
    throw new NotText(/** @type {Error} */ (error).name === "PasswordException" ? "encrypted" : "damaged");
  } finally {
    await task.destroy();
  }
}
