// What the tests of the page share: the sample with what is known about it, and ways to look at a page.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./harness.mjs";

export const path = join(root, "www/samples/sample.txt");
export const text = readFileSync(path, "utf8");

const gold = JSON.parse(readFileSync(join(root, "tests/fixtures/reports/sample.gold.json"), "utf8"));
const counted = gold.figures.filter((figure) => figure.counted);
const sum = (figures) => figures.reduce((total, { value }) => total + value, 0);

/** What a careful reader finds in the sample. */
export const known = {
  figures: gold.figures.length,
  people: gold.totals.people_counted,
  located: sum(counted.filter((figure) => figure.adm1.length > 0)),
  outcomes: gold.outcomes.map(({ id }) => ({
    label: /[\d.]+$/.exec(id)[0],
    people: sum(counted.filter(({ outcome }) => outcome === id)),
  })),
  regions: regions(),
};

function regions() {
  const found = new Map();
  for (const { adm1, value } of counted) {
    for (const name of adm1) {
      const { alone, shared } = found.get(name) ?? { alone: 0, shared: 0 };
      found.set(name, adm1.length === 1 ? { alone: alone + value, shared } : { alone, shared: shared + value });
    }
  }
  return found;
}

/** A number as the page writes it. */
export const written = (number) => number.toLocaleString("en-GB");

/** Waits for the headline of a report and returns its sentence. */
export async function headline(page) {
  await page.locator("#headline .sum").waitFor();
  return page.locator("#headline .sum").innerText();
}

/** The cells of a chart's table, row by row. */
export function rows(page, chart) {
  return page.locator(`[data-chart="${chart}"] tbody tr`).evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => (cell.querySelector("button") ?? cell).textContent)),
  );
}

/** How many colours a canvas shows: one if it is blank. */
export function colours(page, chart) {
  return page.locator(`[data-chart="${chart}"] canvas`).evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}

/** Waits until a chart shows more than one colour; where one is shown at a time, it is chosen first. */
export async function drawn(page, chart) {
  await page.locator("#headline .sum").waitFor();
  const tab = page.locator(`#tab-${chart}`);
  if (await tab.isVisible()) await tab.click();
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await colours(page, chart)) > 1) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the canvas of ${chart} stayed blank`);
}

/** Waits until the page listens. */
const ready = (page) => page.locator("body:not([data-state=starting])").waitFor();

/** Drops a file on the middle of the page. */
export async function drop(page, { name, type = "text/plain", bytes }) {
  await ready(page);
  const transfer = await page.evaluateHandle(
    ({ name, type, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type }));
      return transfer;
    },
    { name, type, bytes: Buffer.from(bytes).toString("base64") },
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

/** Pastes a text as the clipboard would, into an element. */
export async function paste(page, selector, text) {
  await ready(page);
  await page.locator(selector).evaluate((target, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
