// Charts are drawn in the screen's own pixels at every zoom and width, in the frame in which the width changes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { browserTest } from "./harness.mjs";
import { colours, drawn, paste, text } from "./sample.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const CHARTS = ["by_adm1", "by_outcome", "matrix", "who", "range", "map"];

/** Backing pixels and CSS pixels of every canvas. */
const sizes = (page) =>
  page.locator("#charts canvas:visible").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas.getBoundingClientRect();
      return { pixels: [canvas.width, canvas.height], css: [width, height] };
    }),
  );

/** How many colours the outermost pixels of each canvas have: one, unless something is cut off. */
const edges = (page) =>
  page.locator("#charts canvas:visible").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const context = canvas.getContext("2d");
      const { width, height } = canvas;
      const sides = [[0, 0, width, 1], [0, height - 1, width, 1], [0, 0, 1, height], [width - 1, 0, 1, height]];
      return new Set(sides.flatMap((side) => [...new Uint32Array(context.getImageData(...side).data.buffer)])).size;
    }),
  );

for (const deviceScaleFactor of [1, 1.25, 2, 3]) {
  browserTest(`${deviceScaleFactor} pixels to each of the page's are ${deviceScaleFactor} pixels of the chart`, async ({ open }) => {
    const page = await open("/?sample", { deviceScaleFactor, viewport: { width: 1111, height: 800 } });
    await drawn(page, "map");
    for (const { pixels, css } of await sizes(page)) {
      assert.deepEqual(pixels, css.map((length) => Math.round(length * deviceScaleFactor)));
      assert.ok(css.every((length, side) => Math.abs(length * deviceScaleFactor - pixels[side]) < 0.02), `${css} for ${pixels}`);
    }
  });
}

// A card as narrow as 280 pixels, a page zoomed to 400 % of 1280, and a card as wide as 1600.
for (const [width, zoom] of [[288, 2], [320, 4], [820, 1], [1656, 1]]) {
  browserTest(`nothing is cut off on a page ${width} pixels wide`, async ({ open }) => {
    const page = await open("/?sample", { viewport: { width, height: 700 }, deviceScaleFactor: zoom });
    if (width > 1600) await page.evaluate(() => document.querySelector("#columns").style.setProperty("display", "block"));
    for (const chart of CHARTS) {
      await drawn(page, chart);
      await page.waitForTimeout(100);
      const charts = await sizes(page);
      assert.deepEqual(await edges(page), charts.map(() => 1));
      for (const { css } of charts) assert.ok(css[0] <= width, `a chart is ${css[0]} wide`);
      if (width === 288) assert.deepEqual(new Set(charts.map(({ css }) => css[0])), new Set([280]));
    }
    const outside = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(outside <= 0, `${outside} pixels stick out`);
    await drawn(page, "by_adm1");
    await page.locator('[data-chart="by_adm1"] .spot').focus();
    const tip = await page.locator('[data-chart="by_adm1"] .tip').boundingBox();
    assert.ok(tip.x >= 0 && tip.x + tip.width <= width, `the sentence reaches from ${tip.x} to ${tip.x + tip.width}`);
  });
}

browserTest("while the width changes, no frame shows a stretched chart", async ({ open }) => {
  const page = await open("/?sample", { viewport: { width: 1280, height: 800 } });
  await drawn(page, "map");
  const stretched = await page.evaluate(async () => {
    const column = document.querySelector("#charts");
    const canvases = [...column.querySelectorAll("canvas")];
    const wrong = [];
    for (let width = 540; width > 280; width -= 13) {
      column.style.width = `${width}px`;
      // After a frame callback the page is laid out and painted; a message comes after that.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      for (const canvas of canvases) {
        const room = canvas.closest(".plot").clientWidth;
        if (canvas.width !== room) wrong.push([width, canvas.width, room]);
      }
    }
    return wrong;
  });
  assert.deepEqual(stretched, []);
});

browserTest("a chart that was out of sight is drawn when it is shown", async ({ open }) => {
  const page = await open("/");
  await page.evaluate(() => document.querySelector("#columns").style.setProperty("display", "none"));
  await paste(page, "body", text);
  await page.locator("#headline .sum").waitFor();
  await page.waitForTimeout(100);
  assert.equal(await colours(page, "by_adm1"), 1);
  await page.evaluate(() => document.querySelector("#columns").style.removeProperty("display"));
  await drawn(page, "by_adm1");
  for (const { pixels, css } of await sizes(page)) assert.deepEqual(pixels, css);
});

browserTest("on paper, charts are light and have a printer's pixels", async ({ open }) => {
  const page = await open("/?sample", { colorScheme: "dark" });
  await drawn(page, "map");
  const before = await sizes(page);
  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event("beforeprint"));
    return [...document.querySelectorAll("#charts canvas")].map((canvas) => [
      canvas.width,
      canvas.getContext("2d").getImageData(1, 1, 1, 1).data[0] > 192,
    ]);
  });
  assert.deepEqual(printed, before.map(() => [1080, true]));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.deepEqual(await sizes(page), before);
});

for (const colorScheme of ["light", "dark"]) {
  browserTest(`nothing for axe to find on a ${colorScheme} page with a mark in focus`, async ({ open }) => {
    const page = await open("/?sample", { colorScheme });
    await drawn(page, "map");
    await page.locator('[data-chart="by_outcome"] .spot').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator('[data-chart="by_outcome"] .tip').isVisible(), true);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
  });
}

browserTest("the chart answers in forced colours, on the system's kind of paper", async ({ open }) => {
  const page = await open("/?sample", { forcedColors: "active", colorScheme: "dark" });
  await drawn(page, "by_adm1");
  // The page's own choice of light does not count here.
  await page.getByRole("button", { name: /^(Light|Dark)$/ }).click();
  await page.waitForTimeout(100);
  const paper = () =>
    page.locator('[data-chart="by_adm1"] canvas').evaluate((canvas) => canvas.getContext("2d").getImageData(1, 1, 1, 1).data[0]);
  assert.ok((await paper()) < 64);
  await page.locator('[data-chart="by_adm1"] .spot').focus();
  await page.keyboard.press("ArrowDown");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none");
});
