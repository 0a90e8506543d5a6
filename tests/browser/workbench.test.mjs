// A first use, from the drop of a report to the project that is opened again; and what is kept when a page is left.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { browserTest } from "./harness.mjs";
import { drop, headline, known, text, written } from "./sample.mjs";

const { people } = known;
/** So many people are told in words that headcount does not read. */
const MISSED = 60;
const tab = (page, name) => page.getByRole("tab", { name }).click();

/** Waits until so many people are counted, in the headline and in the account. */
async function counts(page, number) {
  const said = written(number);
  await page.locator("#headline .sum", { hasText: `${said} people counted` }).waitFor();
  const account = await page.locator(".account").textContent();
  assert.ok(account.endsWith(`= counted ${said} `) || account.endsWith(`= counted ${said}`), account);
}

/** Opens the form of the figure of rice growers. */
async function correctRice(page) {
  await tab(page, /^Figures/);
  const row = page.locator("#ledger tr[data-figure]", { hasText: "rice growers" }).first();
  if ((await row.getAttribute("aria-current")) === null) await row.click();
  await page.locator("#ledger .receipt [data-act=correct]").click();
  return page.locator("form.editor");
}

/** Selects words of the text as a pointer does. */
async function select(page, words) {
  await page.evaluate((words) => {
    const pages = document.querySelector(".pages");
    const walker = document.createTreeWalker(pages, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      pages.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
      return;
    }
    throw new Error(`no “${words}” in one piece of the text`);
  }, words);
}

browserTest("a first use, from the drop to the project that is opened again", async ({ open }) => {
  const page = await open("/", { acceptDownloads: true });
  await drop(page, { name: "senegal.txt", bytes: `${text}\nThreescore seamstresses from Louga found work.\n` });
  await headline(page);
  await counts(page, people);

  // The narrative that is told twice.
  await tab(page, /^Needs a look/);
  const note = page.locator("#notes li", { hasText: "The same text twice" });
  await note.getByRole("button", { name: "Compare side by side" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.equal(await dialog.locator("section").count(), 2);
  assert.ok((await dialog.locator("del").count()) + (await dialog.locator("ins").count()) > 0, "nothing is marked as different");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  // What is counted once.
  await tab(page, /^Figures/);
  await page.getByRole("button", { name: /^Told again 2/ }).click();
  assert.deepEqual(await page.locator("#ledger td.many").allInnerTexts(), ["140", "220"]);
  assert.match(await page.locator("#ledger td.counted").first().innerText(), /told again: same as 140 women and girls under 1\.1/);
  await page.getByRole("button", { name: /^All \d/ }).click();

  // One figure put right, and back, and again.
  const form = await correctRice(page);
  await form.getByLabel("How many").fill("418");
  await form.getByLabel("Reason (optional)").fill("Annex 2");
  await form.getByRole("button", { name: "Save" }).click();
  await counts(page, people + 100);
  await page.locator("#status", { hasText: `counted ${written(people)}, now ${written(people + 100)}` }).waitFor({ state: "attached" });
  await page.locator("#ledger .receipt").waitFor();
  await page.keyboard.press("Control+z");
  await counts(page, people);
  await page.keyboard.press("Control+Shift+z");
  await counts(page, people + 100);
  await tab(page, /^Corrections \(1\)/);
  const step = page.locator("#corrections li");
  assert.match(await step.innerText(), /318 women rice growers”: How many: \u2068418\u2069; counted 9,295, now 9,395/);
  assert.equal(await step.getByLabel("Reason").inputValue(), "Annex 2");

  // One that was missed, by selecting it.
  await select(page, "Threescore seamstresses");
  const add = page.getByRole("button", { name: "Add as a figure" });
  await add.click();
  await page.getByText("This cannot be done: No number can be read").waitFor();
  await page.getByLabel("How many, if the words don’t say it").fill(String(MISSED));
  await add.click();
  const card = page.locator(".card");
  await card.getByText("Threescore seamstresses").first().waitFor();
  await counts(page, people + 100 + MISSED);

  // Saved, left, and dropped back.
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save project" }).click()]);
  assert.equal(download.suggestedFilename(), "senegal.headcount.json");
  const project = readFileSync(await download.path());
  await page.reload();
  await counts(page, people + 100 + MISSED);
  const other = await open("/");
  await drop(other, { name: "senegal.headcount.json", type: "application/json", bytes: project });
  await counts(other, people + 100 + MISSED);
  assert.match(await other.locator("#headline .facts").innerText(), /senegal\.txt/);
  await tab(other, /^Corrections \(2\)/);
  await other.locator("#corrections").getByRole("button", { name: "Undo" }).click();
  await counts(other, people + 100);
});
