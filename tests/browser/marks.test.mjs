// Every mark of a chart answers the pointer and the keyboard, with the figures that its table has.

import assert from "node:assert/strict";
import { browserTest } from "./harness.mjs";
import { drawn, rows } from "./sample.mjs";

const DESKTOP = { viewport: { width: 1280, height: 900 } };
/** Charts whose tables have a row for each mark, and those whose tables have its sentence. */
const [NUMBERED, TOLD] = [["by_adm1", "by_outcome", "map"], ["matrix", "who", "range"]];

/** What the focused mark is said to be, and where it is. */
const focused = (page) =>
  page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { label: document.activeElement.getAttribute("aria-label"), x: box.x, y: box.y, width: box.width, height: box.height };
  });

/** All marks of a chart, as the arrow keys go through them. */
async function walked(page, chart) {
  await page.locator(`[data-chart="${chart}"] .spot`).focus();
  await page.keyboard.press("Home");
  const marks = [await focused(page)];
  for (;;) {
    await page.keyboard.press("ArrowRight");
    const mark = await focused(page);
    if (JSON.stringify(mark) === JSON.stringify(marks.at(-1))) return marks;
    marks.push(mark);
  }
}

const tip = (page, chart) => page.locator(`[data-chart="${chart}"] .tip`);

/** The rows of the ledger that are lit up. */
const lit = (page) =>
  page.locator("#ledger tr.among").evaluateAll((rows) => rows.map((row) => row.dataset.figure));

for (const chart of NUMBERED) {
  browserTest(`the arrow keys go through every mark of ${chart}, and each says its number`, async ({ open }) => {
    const page = await open("/?sample", DESKTOP);
    await drawn(page, chart);
    const marks = await walked(page, chart);
    for (const [name, ...numbers] of await rows(page, chart)) {
      const mark = marks.find(({ label }) => label.startsWith(`${name}: `));
      assert.ok(mark, `no mark for ${name}`);
      for (const number of numbers.filter((cell) => /^[1-9][\d,]*$/.test(cell))) {
        assert.ok(mark.label.includes(number), `${number} is not in "${mark.label}"`);
      }
    }
    assert.equal(await tip(page, chart).innerText(), marks.at(-1).label);
    await page.keyboard.press("Escape");
    assert.equal(await tip(page, chart).isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.chart), chart);
  });
}

for (const chart of TOLD) {
  browserTest(`the arrow keys go through every mark of ${chart}, and its table says the same`, async ({ open }) => {
    const page = await open("/?sample", DESKTOP);
    await drawn(page, chart);
    const labels = (await walked(page, chart)).map(({ label }) => label);
    assert.ok(labels.length > 4);
    const table = await rows(page, chart);
    assert.deepEqual(labels.sort(), table.map(([sentence]) => sentence).sort());
  });
}

browserTest("the range and the headline tell the same totals", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "range");
  const said = (await rows(page, "range")).map(([sentence]) => sentence).join("\n");
  const scale = await page.locator("#headline .scale").innerText();
  for (const [total] of scale.matchAll(/\d[\d,]*/g)) assert.ok(said.includes(total), `${total} is not in the range`);
});

browserTest("what the keyboard finds, the pointer finds in the same place", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "by_adm1");
  for (const chart of ["by_adm1", "by_outcome", "matrix", "who"]) {
    const marks = await walked(page, chart);
    await page.keyboard.press("Home");
    for (const { label } of marks) {
      const { x, y, width, height } = await focused(page);
      await page.evaluate(() => document.activeElement.blur());
      assert.equal(await tip(page, chart).isVisible(), false);
      await page.mouse.move(x + width / 2, y + height / 2);
      assert.equal(await tip(page, chart).innerText(), label);
      await page.mouse.move(1, 1);
      assert.equal(await tip(page, chart).isVisible(), false);
      await page.locator(`[data-chart="${chart}"] .spot`).focus();
      await page.keyboard.press("ArrowRight");
    }
  }
});

browserTest("the sentence of the mark in focus comes back when the pointer leaves", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "by_adm1");
  await page.locator('[data-chart="by_adm1"] .spot').focus();
  const { x, y, width, height, label } = await focused(page);
  await page.mouse.move(x + width / 2, y + 2.5 * height);
  assert.notEqual(await tip(page, "by_adm1").innerText(), label);
  await page.mouse.move(1, 1);
  assert.equal(await tip(page, "by_adm1").innerText(), label);
});

browserTest("a mark, chosen by pointer or key, lights up what its row in the table does", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "by_adm1");
  const chart = page.locator('[data-chart="by_adm1"]');
  await chart.locator("summary").click();
  const marks = await walked(page, "by_adm1");
  for (const { label } of marks.slice(0, 4)) {
    await chart.getByRole("button", { name: label.split(":")[0], exact: true }).click();
    const expected = await lit(page);
    assert.notEqual(expected.length, 0);
    const sentences = await page.locator("#text :is(.told, .among)").count();
    await page.locator("#ledger tbody button").last().click();
    await chart.locator(".spot").focus();
    await page.keyboard.press("Home");
    while ((await focused(page)).label !== label) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.deepEqual(await lit(page), expected, label);
    await chart.locator(".spot[aria-pressed=true]").waitFor();
    const cover = await chart.locator(".spot").evaluate((spot) => getComputedStyle(spot).backgroundColor);
    assert.equal(cover, "rgba(0, 0, 0, 0)", "the mark is covered");
    await page.locator("#ledger tbody button").last().click();
    await chart.locator("canvas").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await chart.locator(".spot").boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    assert.deepEqual(await lit(page), expected, label);
    assert.equal(await page.locator("#text :is(.told, .among)").count(), sentences);
  }
});

browserTest("a sentence of the text lights up its marks", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "by_adm1");
  const pressed = () =>
    page.locator(".spot").evaluateAll((spots) => spots.map((spot) => spot.getAttribute("aria-pressed")));
  assert.deepEqual(new Set(await pressed()), new Set(["false"]));
  await page.locator("#text mark", { hasText: "140 women and girls" }).first().click();
  // The first mark of each: Thiès, then outcome 1.1.
  await page.waitForFunction(() => document.querySelector(".spot").getAttribute("aria-pressed") === "true");
  assert.deepEqual((await pressed()).slice(0, 2), ["true", "true"]);
});

browserTest("an outcome without a figure leads to its text", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "by_outcome");
  await walked(page, "by_outcome");
  while (!(await focused(page)).label.startsWith("1.4")) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.match((await page.locator("#text .told").allTextContents()).join(""), /D_1\.4/);
});

browserTest("T opens the table of the chart", async ({ open }) => {
  const page = await open("/?sample", DESKTOP);
  await drawn(page, "map");
  await page.locator('[data-chart="map"] .spot').focus();
  await page.keyboard.press("t");
  assert.equal(await page.locator('[data-chart="map"] table').isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "summary");
});

browserTest("on a page from right to left the marks are where they are seen", async ({ open }) => {
  const page = await open("/?sample", { viewport: { width: 500, height: 900 } });
  await drawn(page, "by_adm1");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await page.locator('[data-chart="by_adm1"] .spot').focus();
  const { x, y, width, height, label } = await focused(page);
  assert.ok(x >= 0 && x + width <= 500, `the mark is at ${x}`);
  await page.mouse.move(x + 4, y + height / 2);
  assert.equal(await tip(page, "by_adm1").innerText(), label);
  const box = await tip(page, "by_adm1").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 500, `the sentence is at ${box.x}`);
});

browserTest("arrow keys go along the rows and columns of a grid, and through anything else in order", async ({ open }) => {
  const page = await open("/");
  await page.locator("#paste").waitFor();
  const { grid, list, twice } = await page.evaluate(async () => {
    const { walk } = await import("/js/walk.js");
    const mark = (key, x, y, width = 10) => ({ key, x, y, width, height: 10, summary: key, figures: [] });
    const cells = ["a1", "a2", "a3", "b1", "b3", "c1", "c2", "c3"];
    const marks = [...cells.map((key) => mark(key, "_123".indexOf(key[1]) * 20, "abc".indexOf(key[0]) * 20)), mark("below", 0, 80, 90)];
    const from = (path, key, press) => path.stops[path.next(path.stops.findIndex((stop) => stop.key === key), press)].key;
    const path = walk(marks);
    const bars = walk([mark("one", 0, 0), mark("two", 0, 20), mark("three", 0, 40)]);
    const map = walk([mark("label", 0, 0), mark("other", 90, 90), { ...mark("label", 30, 5) }]);
    const presses = [["a1", "ArrowRight"], ["a2", "ArrowDown"], ["b1", "ArrowRight"], ["a3", "ArrowRight"], ["c1", "ArrowUp"], ["c3", "ArrowDown"], ["below", "Home"]];
    return {
      grid: presses.map(([key, press]) => from(path, key, press)),
      list: [["one", "ArrowRight"], ["two", "ArrowUp"], ["three", "ArrowDown"], ["one", "End"]].map(([key, press]) => from(bars, key, press)),
      twice: map.stops.map(({ key, x, y, width, height }) => [key, x, y, width, height]),
    };
  });
  assert.deepEqual(grid, ["a2", "c2", "b3", "b1", "b1", "below", "a1"]);
  assert.deepEqual(list, ["two", "one", "three", "three"]);
  assert.deepEqual(twice, [["label", 0, 0, 40, 15], ["other", 90, 90, 10, 10]]);
});
