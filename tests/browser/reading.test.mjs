// However a report comes in, the page shows its totals, twice drawn and twice in tables.

import assert from "node:assert/strict";
import { browserTest } from "./harness.mjs";
import { drawn, drop, headline, known, paste, path, rows, text, written } from "./sample.mjs";

async function showsTheSample(page) {
  const sentence = await headline(page);
  assert.ok(sentence.includes(`${written(known.people)} people counted`), sentence);
  assert.ok(sentence.includes(`${written(known.located)} of them`), sentence);
  const some = known.outcomes.filter(({ people }) => people > 0).length;
  assert.ok(sentence.includes(`${some} of ${known.outcomes.length} outcomes`), sentence);
  assert.ok(sentence.includes(`${known.regions.size} regions`), sentence);
  await drawn(page, "by_adm1");
  await drawn(page, "by_outcome");
  const regions = (await rows(page, "by_adm1")).map(([name, alone, shared]) => [name, { alone, shared }]);
  const expected = [...known.regions].map(([name, { alone, shared }]) => [
    name,
    { alone: written(alone), shared: written(shared) },
  ]);
  assert.deepEqual(Object.fromEntries(regions), Object.fromEntries(expected));
  const outcomes = (await rows(page, "by_outcome")).map(([label, people]) => [label, people]);
  assert.deepEqual(outcomes, known.outcomes.map(({ label, people }) => [label, people > 0 ? written(people) : "–"]));
  assert.equal(await page.locator("#ledger tbody tr").count(), known.figures);
}

browserTest("the sample's own address shows it", async ({ open }) => {
  await showsTheSample(await open("/?sample"));
});

browserTest("the sample's button shows it", async ({ open }) => {
  const page = await open("/");
  await page.locator("#intake").getByRole("button", { name: "Try the sample" }).click();
  await showsTheSample(page);
  assert.match(await page.title(), /^Progress in Senegal country in 2023/);
});

browserTest("a pasted text is read at once, without a button", async ({ open }) => {
  const page = await open("/");
  await paste(page, "body", text);
  await showsTheSample(page);
});

browserTest("a typed text is read with the button", async ({ open }) => {
  const page = await open("/");
  await page.fill("#paste", text);
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await showsTheSample(page);
});

browserTest("a dropped file is read", async ({ open }) => {
  const page = await open("/");
  await drop(page, { name: "senegal.txt", bytes: text });
  await showsTheSample(page);
  assert.match(await page.locator("#headline .facts").innerText(), /senegal\.txt/);
});

browserTest("a file of any name and Western encoding can be opened", async ({ open }) => {
  const page = await open("/");
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  await page.locator("input[type=file]").setInputFiles({ name: "rapport.text", mimeType: "text/plain", buffer: utf16 });
  await showsTheSample(page);
  const latin = { name: "latin.txt", mimeType: "text/plain", buffer: Buffer.from(text, "latin1") };
  await page.locator("input[type=file]").setInputFiles(latin);
  await page.getByText("latin.txt is the same text as rapport.text").waitFor();
  await showsTheSample(page);
});

browserTest("a second report stands beside the first", async ({ open }) => {
  const page = await open("/?sample");
  await showsTheSample(page);
  await drop(page, { name: "small.txt", bytes: "Small report\n\nOutcome 1: Work\n\nIn Dakar, 12 women were trained." });
  await page.locator("#reports").getByRole("button", { name: /^Small report/ }).waitFor();
  assert.match(await headline(page), /12 people/);
  await page.locator("#reports").getByRole("button", { name: /^Progress in Senegal/ }).click();
  await showsTheSample(page);
});
