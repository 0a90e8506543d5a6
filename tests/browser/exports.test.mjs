// The module with the writers of files: the same bytes as the command line, IATI that the official schema takes, receipts that are found.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { validateXML } from "xmllint-wasm";
import { root } from "./harness.mjs";
import { modules } from "./modules.mjs";

const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");
const REPORTS = join(root, "tests/fixtures/reports");
const SCHEMA = join(root, "tests/fixtures/iati");
const folder = mkdtempSync(join(tmpdir(), "headcount-exports-"));
let core;
let files;

before(async () => {
  ({ core, files } = await modules());
});

after(() => rmSync(folder, { recursive: true }));

const names = readdirSync(REPORTS).filter((name) => name.endsWith(".txt"));
const read = (name) => readFileSync(join(REPORTS, name), "utf8");

test("the module writes what the command line writes", () => {
  for (const name of ["sample.txt", "cameroun-2023-fr.txt"]) {
    const text = read(name);
    const analysis = core.analyze(text);
    for (const format of ["json", "csv", "xlsx", "md", "iati", "annotations"]) {
      const out = join(folder, `${name}.${format}`);
      execFileSync(PROGRAM, ["analyze", join(REPORTS, name), "--format", format, "--out", out, "--name-small-groups"]);
      const bytes = files.exportAs(text, analysis, format, { source: name });
      assert.ok(Buffer.from(bytes).equals(readFileSync(out)), `${name} as ${format}`);
      const receipt = files.findReceipt(bytes);
      assert.equal(receipt?.sha256, analysis.report.sha256, `${name} as ${format}`);
      assert.ok(files.matchReceipt(receipt, analysis).same_totals, `${name} as ${format}`);
    }
  }
});

test("IATI files of all reports are valid", async () => {
  const schema = (name) => ({ fileName: name, contents: readFileSync(join(SCHEMA, name), "utf8") });
  const xml = names.map((name) => {
    const text = read(name);
    const bytes = files.exportAs(text, core.analyze(text), "iati", { year: 2023, source: name });
    return { fileName: name, contents: new TextDecoder().decode(bytes) };
  });
  const { valid, errors } = await validateXML({
    xml,
    schema: [schema("iati-activities-schema.xsd")],
    preload: [schema("iati-common.xsd"), schema("xml.xsd")],
  });
  assert.ok(valid, errors.map(({ rawMessage }) => rawMessage).slice(0, 5).join("\n"));
  const broken = { fileName: "broken.xml", contents: xml[0].contents.replace("<reporting-org", "<reporting-orgs") };
  const other = await validateXML({ xml: [broken], schema: [schema("iati-activities-schema.xsd")], preload: [schema("iati-common.xsd"), schema("xml.xsd")] });
  assert.equal(other.valid, false, "a file that is not valid passes too");
});

test("reports are compared and collected as on the command line", () => {
  const told = (name) => {
    const text = readFileSync(join(root, `tests/fixtures/compare/${name}.txt`), "utf8");
    return { name: `${name}.txt`, text, analysis: core.analyze(text) };
  };
  const path = (name) => join(root, `tests/fixtures/compare/${name}.txt`);
  const native = (command, ...names) => JSON.parse(execFileSync(PROGRAM, [command, ...names.map(path), "--format", "json"], { encoding: "utf8" }));
  const compared = files.compareReports(told("annual-2022"), told("annual-2023"));
  assert.deepEqual(compared.outcomes, native("compare", "annual-2022", "annual-2023").outcomes);
  const { analysis } = files.collectReports([told("annual-2023"), told("midyear-2023")]);
  assert.deepEqual(analysis.totals, native("collect", "annual-2023", "midyear-2023").analysis.totals);
});
