// What is kept when a page is left, and what is not.

import assert from "node:assert/strict";
import { browserTest } from "./harness.mjs";
import { drop, headline, text } from "./sample.mjs";

const SMALL = "Small report\n\nOutcome 1: Work\n\nIn Dakar, 12 women were trained.";

const count = (page) => page.locator("#ledger .receipt [data-act=do_not_count]");

/** The names of what the browser keeps for the page. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open("headcount").onsuccess = ({ target }) => {
          const request = target.result.transaction("texts").objectStore("texts").getAllKeys();
          request.onsuccess = () => resolve([request.result.length, Object.keys(localStorage).sort()]);
        };
      }),
  );

browserTest("a tab that is killed in the middle of correcting comes back as it was", async ({ open, expectProblem }) => {
  const page = await open("/?sample");
  await headline(page);
  await page.locator("#ledger tr[data-figure]", { hasText: "220" }).first().click();
  await count(page).click();
  await page.locator("#headline .sum", { hasText: "9,075" }).waitFor();
  await page.locator("#ledger tr[data-figure]", { hasText: "rice growers" }).first().click();
  await page.locator("#ledger .receipt [data-act=correct]").click();
  await page.locator("form.editor").getByLabel("Who or what").fill("women rice growers and their daughters");
  await page.locator("form.editor").getByLabel("Ziguinchor").check();
  await page.waitForTimeout(300);
  // No time to say goodbye: the page's process is gone.
  const browser = await page.context().newCDPSession(page);
  expectProblem(/the page crashed/);
  browser.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  const again = await page.context().newPage();
  await again.goto(page.url().replace("?sample", ""));
  await again.locator("#headline .sum", { hasText: "9,075" }).waitFor();
  const form = again.locator("form.editor");
  assert.equal(await form.getByLabel("Who or what").inputValue(), "women rice growers and their daughters");
  assert.ok(await form.getByLabel("Ziguinchor").isChecked());
  await form.getByRole("button", { name: "Save" }).click();
  await again.locator("#ledger tr[data-figure]", { hasText: "Saint-Louis and Ziguinchor" }).waitFor();
  await again.getByRole("tab", { name: "Corrections (2)" }).waitFor();
});

browserTest("what is deleted is gone, and the other report stays", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  await drop(page, { name: "small.txt", bytes: SMALL });
  await page.locator("#headline .sum", { hasText: "12 people" }).waitFor();
  await page.getByRole("button", { name: "Delete Small report" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.locator("#headline .sum", { hasText: "9,295" }).waitFor();
  assert.deepEqual((await kept(page))[0], 1);
  await page.goto(page.url().replace("?sample", ""));
  await page.locator("#headline .sum", { hasText: "9,295" }).waitFor();
  assert.equal(await page.locator("#reports li").count(), 1);
});

browserTest("a shared computer keeps nothing but the wish that it should not", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  await page.getByRole("button", { name: "Dark" }).click();
  await page.getByLabel("Don’t keep anything on this computer").check();
  await page.getByText("Nothing is kept").waitFor();
  await drop(page, { name: "small.txt", bytes: SMALL });
  await page.locator("#headline .sum", { hasText: "12 people" }).waitFor();
  assert.deepEqual(await kept(page), [0, ["headcount-keeping"]]);
  assert.equal(await page.locator("#reports li").count(), 2);
  await page.goto(page.url().replace("?sample", ""));
  await page.locator("#paste").waitFor();
  assert.ok(await page.getByLabel("Don’t keep anything on this computer").isChecked());
});

browserTest("where a browser keeps nothing, the page says so and works", async ({ open }) => {
  const page = await open("/");
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await page.goto(page.url() + "?sample");
  await headline(page);
  await page.getByText("This browser keeps nothing for this page").waitFor();
  await page.locator("#ledger tr[data-figure]", { hasText: "220" }).first().click();
  await count(page).click();
  await page.locator("#headline .sum", { hasText: "9,075" }).waitFor();
});

browserTest("two windows of one report do not undo each other's work", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  const other = await page.context().newPage();
  await other.goto(page.url().replace("?sample", ""));
  await headline(other);
  await page.locator("#ledger tr[data-figure]", { hasText: "220" }).first().click();
  await count(page).click();
  await other.locator("#headline .sum", { hasText: "9,075" }).waitFor();
});
