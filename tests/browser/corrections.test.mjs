// The command line and the module make the same of corrections, on the text they were made for and on an edited one.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "./harness.mjs";

const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");
const REPORTS = ["sample", "cameroun-2023-fr", "bolivia-2023-es"];
const folder = mkdtempSync(join(tmpdir(), "headcount-corrections-"));
let core;

before(async () => {
  core = await import(pathToFileURL(join(root, "www/pkg/headcount.js")).href);
  core.initSync({ module: readFileSync(join(root, "www/pkg/headcount_bg.wasm")) });
});

after(() => rmSync(folder, { recursive: true }));

/** A correction of some kind for each figure, and three that make no sense. */
function patchFor(text, { figures, notes }) {
  const anchors = figures.map((figure) => core.anchorOf(text, figure));
  const corrections = anchors.map((figure, index) => {
    const of = anchors[(index + 5) % anchors.length];
    const kinds = [
      { op: "set", figure, to: { value: 12.5, qualifier: "at_least", sex: null } },
      { op: "same_people", figure, of, how: "repeats" },
      { op: "set", figure, to: { stage: "planned" } },
      { op: "reject", figure },
      { op: "do_not_count", figure, reason: "Not ours." },
    ];
    return kinds[index % kinds.length];
  });
  const dismissed = notes.filter(({ span }) => span).map((note) => {
    return { op: "dismiss_note", kind: note.kind, at: core.anchorOf(text, note), message: note.message };
  });
  const odd = [{ op: "explode" }, null, { op: "reject", figure: { quote: "" } }];
  return { schema: "headcount-corrections/1", corrections: [...corrections, ...dismissed, ...odd] };
}

/** Every twentieth word turned around. */
function edited(text) {
  let count = 0;
  return text.replace(/\p{L}+/gu, (word) => (++count % 20 === 0 ? [...word].reverse().join("") : word));
}

/** What the command line prints, and whom it names as unfit. */
function native(text, patch) {
  const [report, corrections] = [join(folder, "report.txt"), join(folder, "corrections.json")];
  writeFileSync(report, text);
  writeFileSync(corrections, JSON.stringify(patch));
  const request = ["analyze", report, "--format", "json", "--all-numbers", "--corrections", corrections];
  const { status, stdout, stderr } = spawnSync(PROGRAM, request, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return { analysis: JSON.stringify(JSON.parse(stdout)), unfit: stderr.trimEnd().split("\n") };
}

test("the module corrects as the command line does", () => {
  for (const name of REPORTS) {
    const text = readFileSync(join(root, `tests/fixtures/reports/${name}.txt`), "utf8");
    const patch = patchFor(text, core.analyze(text));
    for (const version of [text, edited(text)]) {
      const { analysis, steps, unfit } = core.applyCorrections(version, { all_numbers: true }, patch);
      const said = unfit.map(({ correction, op, message }) => {
        return `headcount: correction ${correction + 1}${op ? ` (${op})` : ""} does not fit: ${message}`;
      });
      assert.equal(steps.length + unfit.length, patch.corrections.length, name);
      assert.ok(steps.length > patch.corrections.length / 2, name);
      assert.deepEqual({ analysis: JSON.stringify(analysis), unfit: said }, native(version, patch), name);
    }
  }
});

test("corrections of a page are read whatever they are", () => {
  const text = "We trained 40 women in Kolda.";
  const analysis = core.analyze(text);
  const unfit = (corrections) => {
    const patch = { schema: "headcount-corrections/1", corrections };
    return core.applyCorrections(text, analysis, patch).unfit.map(({ message }) => message);
  };
  const figure = core.anchorOf(text, analysis.figures[0]);
  assert.deepEqual(unfit([{ op: "set", figure, to: { value: Infinity } }]), ["It changes nothing of “40 women”."]);
  assert.equal(unfit([undefined, () => 1, { op: "reject", figure, author: undefined }]).length, 2);
  assert.equal(core.anchorOf(text, { span: [0, 4e9] }), null);
  const nested = [];
  for (let inner = nested, depth = 0; depth < 2000; depth++) inner.push((inner = []));
  for (const odd of [undefined, null, 7, "[]", {}, { corrections: [] }, { schema: 1, corrections: nested }]) {
    assert.throws(() => core.applyCorrections(text, analysis, odd), /^Error: patch: no list of corrections/, String(odd));
  }
});
