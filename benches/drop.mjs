// How long from the drop of a report until its total and its charts stand there: `cargo xtask bench drop`.
// Prints medians and asserts nothing: another machine has other times.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, root } from "../tests/browser/harness.mjs";

const RUNS = 9;
const sample = readFileSync(join(root, "www/samples/sample.txt"), "utf8");
/** As much text as some 300 pages have, no part of it twice. */
const long = Array.from({ length: 60 }, (_, at) => sample.replace(/\d+/g, (digits) => String(Number(digits) + at))).join("\n\n");

browserTest("from drop to charts", async ({ open }) => {
  console.log(`medians of ${RUNS} runs, in ms`);
  for (const [name, text, fresh] of [["sample, page just opened", sample, true], ["sample, page in use", sample, false], ["300 pages", long, false]]) {
    const times = [];
    for (let run = 0; run < RUNS; run += 1) {
      const page = await open("/", { viewport: { width: 1280, height: 900 } });
      await page.locator("body:not([data-state=starting])").waitFor();
      if (!fresh) await page.evaluate(dropAndWait, { text: "In Dakar, 12 women were trained.", counted: "12" });
      times.push(await page.evaluate(dropAndWait, { text, counted: "" }));
      await page.context().close();
    }
    const middle = (at) => times.map((all) => all[at]).sort((one, other) => one - other)[RUNS >> 1].toFixed(0);
    console.log(`${name.padEnd(26)}${`${(text.length / 1000).toFixed(0)} kB`.padStart(8)}  total ${middle(0).padStart(5)}  charts painted ${middle(1).padStart(5)}`);
  }
});

/** Runs in the page: the times until the headline has changed, and until the charts after it are painted. */
async function dropAndWait({ text, counted }) {
  const before = document.querySelector("#headline .sum")?.textContent ?? "";
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], "report.txt", { type: "text/plain" }));
  const start = performance.now();
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: transfer }));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const shown = () => document.querySelector("#headline .sum")?.textContent ?? "";
  while (shown() === before || !shown().includes(counted)) await frame();
  const total = performance.now() - start;
  await frame();
  await new Promise((resolve) => setTimeout(resolve));
  document.querySelector("#charts canvas").getContext("2d").getImageData(0, 0, 1, 1);
  return [total, performance.now() - start];
}
