// The country of a report can be chosen; the report is then read as one about it.

import assert from "node:assert/strict";
import { browserTest } from "./harness.mjs";
import { headline, paste } from "./sample.mjs";

const TEXT = "Annual report 2023\n\nOutcome 1: Women lead\n\nWe trained 30 women in Kayes and 20 women in Dosso.\n";

const regions = (page) => page.locator('[data-chart="by_adm1"] tbody th').allTextContents();

browserTest("a chosen country is looked for instead of the report's own", async ({ open }) => {
  const page = await open("/");
  await paste(page, "body", TEXT);
  await headline(page);
  const choice = page.locator("#headline").getByLabel("Country");
  assert.equal(await choice.inputValue(), "");
  assert.ok((await choice.locator("option").count()) > 200);
  await choice.selectOption({ label: "Niger" });
  await page.locator("#headline .facts", { hasText: "Niger" }).waitFor();
  assert.deepEqual(await regions(page), ["Dosso"]);
  assert.equal(await choice.inputValue(), "NER");
  await choice.focus();
  await choice.selectOption({ label: "Mali" });
  await page.locator("#headline .facts", { hasText: "Mali" }).waitFor();
  assert.deepEqual(await regions(page), ["Kayes"]);
  assert.ok(await choice.evaluate((select) => select === document.activeElement), "the keyboard was lost");
  assert.equal(await page.locator("#reports li").count(), 1, "it is still one report");
});

browserTest("the way back is what the report says", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  const before = await regions(page);
  await page.locator("#headline").getByLabel("Country").selectOption({ label: "Nepal" });
  await page.locator("#headline .facts", { hasText: "Nepal" }).waitFor();
  assert.deepEqual(await regions(page), []);
  await page.locator("#headline").getByLabel("Country").selectOption("");
  await page.locator("#headline .facts", { hasText: "Senegal" }).waitFor();
  assert.deepEqual(await regions(page), before);
});

browserTest("a regional report names its countries, and whose its regions are", async ({ open }) => {
  const page = await open("/");
  await paste(page, "body", TEXT.replace("Annual report 2023", "Mali and Niger, 2023"));
  await headline(page);
  assert.match(await page.locator("#headline .facts").innerText(), /Mali and Niger/);
  assert.deepEqual((await regions(page)).sort(), ["Dosso (NER)", "Kayes (MLI)"]);
});
