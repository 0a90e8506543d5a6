// The page speaks five languages, whatever language the report is in, and Arabic from right to left.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { browserTest, root } from "./harness.mjs";
import { drawn, headline } from "./sample.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CODES = JSON.parse(readFileSync(join(root, "pkg-config.json"), "utf8")).locales;
const words = (code) => JSON.parse(readFileSync(join(root, `www/locales/${code}.json`), "utf8"));

const spoken = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** What axe finds. */
async function faults(page) {
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What the page can be in the midst of, one after the other. */
const STATES = {
  correcting: async (page) => {
    await page.locator("#ledger tr[data-figure]").first().click();
    await page.locator("#ledger .receipt [data-act=correct]").click();
  },
  "a correction refused": (page) => page.locator("form.editor [type=submit]").click(),
  corrected: async (page) => {
    await page.locator("form.editor [name=value]").fill("150");
    await page.locator("form.editor [type=submit]").click();
    await page.locator("#tab-corrections").click();
    await page.locator("#corrections li").waitFor();
  },
  "needs a look": (page) => page.locator("#tab-notes").click(),
  "plans and results": (page) => page.locator("#tab-targets").click(),
  "an outcome's form": (page) => page.locator(".pages .menu").first().click(),
  "words found": async (page) => {
    await page.locator(".selection input[type=search]").fill("women");
    await page.keyboard.press("Enter");
    await page.locator(".selection summary").click();
  },
  "a deletion asked for": (page) => page.locator("#reports .remove").click(),
  "two tellings compared": async (page) => {
    await page.locator("#tab-notes").click();
    await page.locator("#notes li").first().locator("button").nth(1).click();
    await page.locator("dialog[open]").waitFor();
  },
};

for (const code of CODES) {
  browserTest(`the page speaks ${code}, and axe finds nothing in light and dark`, async ({ open }) => {
    for (const colorScheme of ["light", "dark"]) {
      for (const address of ["/", "/?sample"]) {
        const page = await open(address, { locale: code, colorScheme });
        if (address === "/") await page.locator("#paste").waitFor();
        else await headline(page);
        assert.deepEqual(await spoken(page), [code, words(code).direction]);
        await page.evaluate(() => document.querySelectorAll("#report details").forEach((details) => (details.open = true)));
        await page.evaluate(AXE);
        assert.deepEqual(await faults(page), [], `${colorScheme}, ${address}`);
        if (address === "/") continue;
        for (const [state, reach] of Object.entries(STATES)) {
          await reach(page);
          assert.deepEqual(await faults(page), [], `${colorScheme}, ${state}`);
        }
      }
    }
  });

  browserTest(`${code} needs no scrolling sideways at 320 pixels`, async ({ open }) => {
    const page = await open("/?sample", { locale: code, viewport: { width: 320, height: 640 } });
    await drawn(page, "by_adm1");
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    assert.equal(await page.evaluate(() => Math.abs(document.documentElement.scrollWidth - window.innerWidth)), 0);
  });
}

browserTest("a language that is chosen is kept, and does not touch the report", async ({ open }) => {
  const page = await open("/?sample", { locale: "it-IT" });
  await headline(page);
  assert.deepEqual(await spoken(page), ["en", "ltr"]);
  const title = await page.locator("#headline h1").textContent();
  await page.getByRole("combobox", { name: "Language", exact: true }).selectOption("fr");
  await page.locator("html[lang=fr] #headline h1").waitFor();
  assert.equal(await page.locator("#headline h1").textContent(), title);
  assert.match(await page.locator(".sum").textContent(), /9\u202f\d{3} personnes/);
  await page.goto(page.url().replace(/\?.*/, ""));
  await page.locator("html[lang=fr] #paste").waitFor();
});

browserTest("in Arabic the report keeps its direction, and charts draw from the right", async ({ open }) => {
  const page = await open("/?sample", { locale: "ar" });
  await drawn(page, "by_adm1");
  const direction = (selector) => page.locator(selector).first().evaluate((part) => getComputedStyle(part).direction);
  assert.equal(await direction(".pages p"), "ltr");
  assert.equal(await direction(".sum"), "rtl");
  // The names stand at the right, so the first bar ends left of them and nothing is drawn in their place.
  const [first] = await page.evaluate(() => {
    const [canvas] = document.querySelectorAll('[data-chart="by_adm1"] canvas');
    const { width, height, data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const columns = new Array(width).fill(0);
    for (let at = 0; at < width * height; at += 1) {
      if (data[4 * at] < 40 && data[4 * at + 2] > 150) columns[at % width] += 1;
    }
    return [columns.findLastIndex((count) => count > 8) / width];
  });
  assert.ok(first > 0.7, `the last blue column is at ${first}`);
});
