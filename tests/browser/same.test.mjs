// The command line and the WebAssembly module say the same, to the byte, of every text in tests/fixtures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { browserTest, root } from "./harness.mjs";

const FOLDER = join(root, "tests/fixtures");
const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");
const reports = [];

before(() => {
  const names = readdirSync(FOLDER, { recursive: true }).map(String).filter((name) => name.endsWith(".txt"));
  for (const name of names.sort()) {
    const path = join(FOLDER, name);
    const text = decode(readFileSync(path));
    if (text !== null) reports.push({ name: relative(root, path), text, native: native(path) });
  }
  assert.notEqual(reports.length, 0, "no text in tests/fixtures");
});

/** The text of a file, null where it is not UTF-8: guessing encodings is the command line's business. */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What the command line prints, without its line breaks. */
function native(path) {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  const printed = execFileSync(PROGRAM, ["analyze", path, "--format", "json", "--all-numbers"], options);
  return JSON.stringify(JSON.parse(printed));
}

test("the module in Node says what the command line says", async () => {
  const core = await import(pathToFileURL(join(root, "www/pkg/headcount.js")).href);
  core.initSync({ module: readFileSync(join(root, "www/pkg/headcount_bg.wasm")) });
  for (const { name, text, native } of reports) {
    assert.equal(JSON.stringify(core.analyze(text, { all_numbers: true })), native, name);
  }
});

browserTest("the module in Chromium says what the command line says", async ({ open }) => {
  const page = await open("/");
  const analyses = await page.evaluate(async (texts) => {
    const core = await import("/pkg/headcount.js");
    await core.default();
    return texts.map((text) => JSON.stringify(core.analyze(text, { all_numbers: true })));
  }, reports.map(({ text }) => text));
  reports.forEach(({ name, native }, index) => assert.equal(analyses[index], native, name));
});
