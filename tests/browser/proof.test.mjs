// Every number leads to its sentence, by mouse and by keyboard, and the JSON is the command line's.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, root } from "./harness.mjs";
import { drawn, headline, known, path } from "./sample.mjs";

const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");

/** The words marked in the text, and whether they are in view. */
async function marked(page) {
  const pieces = page.locator("#text .chosen");
  await pieces.first().waitFor();
  const words = (await pieces.allTextContents()).join("");
  const seen = await pieces.first().evaluate((piece) => {
    const [inner, outer] = [piece, piece.closest(".pages")].map((element) => element.getBoundingClientRect());
    return inner.top >= outer.top && inner.bottom <= outer.bottom;
  });
  return { words, seen, sentence: (await page.locator("#text .told").allTextContents()).join("") };
}

browserTest("a row of the ledger shows its sentence, with the words marked", async ({ open }) => {
  const page = await open("/?sample");
  await page.locator("#ledger tr", { hasText: "rice growers" }).first().click();
  const { words, seen, sentence } = await marked(page);
  assert.match(words, /318 women rice growers/);
  assert.ok(seen, "the words are out of view");
  assert.match(sentence, /^In the region of Saint-Louis, .* under thirty-five\.\s*$/s);
  const receipt = page.locator("#ledger .receipt");
  assert.match(await receipt.locator("mark").innerText(), /318 women/);
  assert.match(await receipt.innerText(), /solar pumps/);
});

browserTest("a bar shows the sentences behind it, one after the other", async ({ open }) => {
  const page = await open("/?sample", { viewport: { width: 1280, height: 900 } });
  await drawn(page, "by_adm1");
  const names = await page.locator('[data-chart="by_adm1"] tbody th').allTextContents();
  const canvas = page.locator('[data-chart="by_adm1"] canvas');
  await canvas.scrollIntoViewIfNeeded();
  const { width, height } = await canvas.boundingBox();
  // Rows are evenly spaced somewhere below the legend: go down the canvas until one answers.
  for (let y = 20; y < height && (await page.locator("#text .chosen").count()) === 0; y += 12) {
    await canvas.click({ position: { x: width / 3, y } });
  }
  const first = await marked(page);
  assert.ok(first.seen, "the words are out of view");
  const steps = page.locator("#text .steps");
  assert.match(await steps.innerText(), /Sentence 1 of \d/);
  await steps.getByRole("button", { name: "Next sentence" }).click();
  const second = await marked(page);
  assert.notEqual(second.words, first.words);
  assert.ok(second.seen);
  assert.equal(names.length, known.regions.size);
});

browserTest("a circle on the map shows the sentence behind it", async ({ open }) => {
  const page = await open("/?sample", { viewport: { width: 1280, height: 900 } });
  await drawn(page, "map");
  const canvas = page.locator('[data-chart="map"] canvas');
  await canvas.scrollIntoViewIfNeeded();
  // The circles of people of one region alone are the only blue below the legend.
  const circle = await canvas.evaluate((canvas) => {
    const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const scale = width / canvas.clientWidth;
    for (let at = 60 * scale * width * 4; at < data.length; at += 4) {
      if (data[at] < 8 && data[at + 1] > 96 && data[at + 2] > 160) {
        return { x: ((at / 4) % width) / scale, y: Math.floor(at / 4 / width) / scale + 4 };
      }
    }
    return null;
  });
  assert.ok(circle, "no circle on the map");
  await canvas.click({ position: circle });
  assert.match((await marked(page)).words, /318 women rice growers/);
});

browserTest("a region in the table does what its bar does", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  const chart = page.locator('[data-chart="by_adm1"]');
  await chart.locator("summary").press("Enter");
  await chart.getByRole("button", { name: "Saint-Louis" }).press("Enter");
  assert.match((await marked(page)).words, /318 women rice growers/);
});

browserTest("the numbers of the headline lead into the ledger", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  const shown = () => page.locator("#ledger tbody tr[data-figure]").count();
  await page.getByRole("button", { name: /^[\d,]+ people$/ }).click();
  const counted = await shown();
  assert.ok(counted > 0 && counted < known.figures);
  await page.getByRole("button", { name: "told twice" }).click();
  assert.equal(await shown(), 2);
  assert.match(await page.locator("#ledger tbody").innerText(), /told again: same as\s+140 women and girls\s+under\s+1\.1/);
  await page.getByRole("button", { name: "to be deleted" }).click();
  assert.match((await page.locator("#text .told").allTextContents()).join(""), /D_1\.3/);
});

browserTest("the keyboard reaches every part and goes through the ledger", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  const reached = new Set();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const part = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.closest("#tools, #headline, .chart, #text, #ledger, #notes, #about, .skip")?.id || focused?.className || "";
    });
    reached.add(part);
    if (part === "about") break;
  }
  for (const part of ["skip", "tools", "headline", "text", "ledger", "about"]) assert.ok(reached.has(part), `${part} is not reached`);
  await page.locator("#ledger tbody button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match((await marked(page)).words, /220 girls/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  assert.match((await marked(page)).words, /1386 Women/);
});

browserTest("the JSON is what the command line prints", async ({ open }) => {
  const page = await open("/?sample", { acceptDownloads: true });
  await headline(page);
  await page.locator("details.export summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "JSON", exact: true }).click(),
  ]);
  const { receipt, ...ours } = JSON.parse(readFileSync(await download.path(), "utf8"));
  const printed = execFileSync(PROGRAM, ["analyze", path, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const theirs = JSON.parse(printed);
  assert.ok(JSON.stringify(ours) === JSON.stringify(theirs), "the page's JSON is another than the command line's");
  assert.equal(receipt.sha256, theirs.report.sha256);
});
