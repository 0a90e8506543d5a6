// Light and dark, narrow and wide, sharp, on paper, and for those who don't see it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { browserTest } from "./harness.mjs";
import { colours, drawn, headline } from "./sample.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The colour of a canvas's upper left corner. */
const paper = (page) =>
  page.locator('[data-chart="by_adm1"] canvas').evaluate((canvas) => [...canvas.getContext("2d").getImageData(1, 1, 1, 1).data]);

const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** Opens whatever can be opened. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

for (const colorScheme of ["light", "dark"]) {
  browserTest(`nothing for axe to find on the ${colorScheme} page`, async ({ open }) => {
    for (const address of ["/", "/?sample"]) {
      const page = await open(address, { colorScheme });
      if (address !== "/") {
        await headline(page);
        await page.locator("#ledger tbody button").nth(1).click();
        await unfold(page);
      } else await page.locator("#paste").waitFor();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      assert.deepEqual(found, []);
    }
  });
}

browserTest("the charts follow the page into the dark and back", async ({ open }) => {
  const page = await open("/?sample", { colorScheme: "dark" });
  await drawn(page, "by_adm1");
  const dark = await paper(page);
  assert.ok(dark[0] < 64, `the paper of the chart is ${dark}`);
  assert.match(await background(page), /rgb\(2\d, 2\d, 2\d\)/);
  await page.getByRole("button", { name: "Light" }).click();
  await page.waitForFunction(() => {
    const canvas = document.querySelector("canvas");
    return canvas.getContext("2d").getImageData(1, 1, 1, 1).data[0] > 192;
  });
  await page.reload();
  await drawn(page, "by_adm1");
  assert.ok((await paper(page))[0] > 192, "the choice is forgotten");
});

browserTest("paper is light, whatever the screen was", async ({ open }) => {
  const page = await open("/?sample", { colorScheme: "dark" });
  await drawn(page, "by_adm1");
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => {
    const canvas = document.querySelector("canvas");
    return canvas.getContext("2d").getImageData(1, 1, 1, 1).data[0] > 192;
  });
  assert.equal(await page.locator("#tools").isVisible(), false);
  assert.equal(await page.locator(".pages").evaluate((pages) => pages.scrollHeight > pages.clientHeight + 1), false);
});

for (const width of [320, 640, 768, 1280]) {
  browserTest(`${width} pixels need no scrolling sideways`, async ({ open }) => {
    const page = await open("/?sample", { viewport: { width, height: 640 } });
    await drawn(page, "by_adm1");
    await unfold(page);
    await page.locator("#ledger tbody button").nth(1).click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${over} pixels too wide`);
    const order = await page.evaluate(() =>
      ["#headline", "#charts", "#text", "#ledger"].map((part) => document.querySelector(part).getBoundingClientRect().top),
    );
    assert.deepEqual(order, [...order].sort((one, other) => one - other));
  });
}

browserTest("charts are drawn in the screen's own pixels, and again when the page changes its width", async ({ open }) => {
  const page = await open("/?sample", { deviceScaleFactor: 2, viewport: { width: 1280, height: 800 } });
  await drawn(page, "by_adm1");
  const size = () =>
    page.locator('[data-chart="by_adm1"] canvas').evaluate((canvas) => [canvas.width, canvas.clientWidth]);
  const [pixels, css] = await size();
  assert.equal(pixels, css * 2);
  await page.setViewportSize({ width: 480, height: 800 });
  await page.waitForFunction((before) => document.querySelector("canvas").width !== before, pixels);
  const [later, narrow] = await size();
  assert.equal(later, narrow * 2);
  assert.ok((await colours(page, "by_adm1")) > 1);
});

browserTest("a chart says in words what it shows", async ({ open }) => {
  const page = await open("/?sample");
  await headline(page);
  for (const chart of ["by_adm1", "by_outcome", "map"]) {
    const canvas = page.locator(`[data-chart="${chart}"] canvas`);
    assert.equal(await canvas.getAttribute("role"), "img");
    assert.match(await canvas.getAttribute("aria-label"), /has the most/);
  }
  assert.match(await page.locator("#status").innerText(), /people counted/);
});
