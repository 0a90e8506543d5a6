// The module with the readers of files: makes the same text of a file as the command line, and refuses with a kind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { root } from "./harness.mjs";
import { modules } from "./modules.mjs";

const FOLDER = join(root, "tests/fixtures/files");
const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");
let core;
let files;

before(async () => {
  ({ core, files } = await modules());
});

/** What the command line prints of a file. */
function native(path) {
  return JSON.parse(execFileSync(PROGRAM, ["analyze", path, "--format", "json"], { encoding: "utf8" }));
}

/** The analysis of a document, with the places and notes that only its file knows. */
function completed(document) {
  const analysis = core.analyze(document.text);
  for (const figure of analysis.figures) {
    const part = document.parts.find(({ span }) => span[0] <= figure.number[0] && figure.number[0] < span[1]);
    if (part) figure.source = Object.fromEntries(Object.entries(part).filter(([key]) => key !== "span"));
  }
  for (const { kind, message } of document.notes) analysis.notes.push({ kind, figures: [], span: null, message });
  return analysis;
}

test("files say in the module what they say on the command line", () => {
  for (const name of ["report.txt", "report.md", "report.html", "report.docx", "report.odt", "table.csv", "table.xlsx", "table.ods"]) {
    const path = join(FOLDER, name);
    const { documents, refused, pdfs } = files.readFile(readFileSync(path), name);
    assert.deepEqual([documents.length, refused, pdfs], [1, [], []], name);
    assert.equal(documents[0].name, name);
    assert.deepEqual(completed(documents[0]), native(path), name);
  }
});

test("a file that is no report is refused with its kind", () => {
  const refusal = (bytes, name) => {
    try {
      files.readFile(bytes, name);
    } catch (error) {
      return error;
    }
  };
  const pdf = refusal(readFileSync(join(FOLDER, "report.pdf")), "report.pdf");
  assert.deepEqual([pdf.name, pdf.kind], ["report.pdf", "pdf"]);
  assert.equal(refusal(new Uint8Array(), "empty.txt").kind, "empty");
  assert.equal(refusal(readFileSync(join(FOLDER, "report.docx")).subarray(0, 4000), "cut.docx").kind, "damaged");
});

test("the pages of pdf.js become a document", () => {
  const viewport = { width: 600, height: 800, transform: [1, 0, 0, -1, 0, 800], scale: 1 };
  const item = (str, x, y) => ({ str, dir: "ltr", transform: [10, 0, 0, 10, x, y], width: str.length * 5, height: 10, fontName: "g", hasEOL: false });
  const first = [{ type: "beginMarkedContent" }, item("We trained 120 wo-", 50, 700), item("", 0, 0), item("men in Kayes.", 50, 688)];
  const document = files.layoutPdf("a.pdf", [{ viewport, items: first }, { viewport, items: [item("Thank you.", 50, 700)] }]);
  assert.equal(document.text, "We trained 120 women in Kayes.\n\nThank you.\n");
  assert.deepEqual(document.parts.map(({ page }) => page), [1, 2]);
  assert.throws(() => files.layoutPdf("a.pdf", [{ viewport, items: [] }]), ({ kind }) => kind === "scan");
});
