// How long one country's areas take to index, in a real browser: `cargo xtask bench areas`.
// Prints medians and asserts nothing: another machine has other times.

import { browserTest } from "../tests/browser/harness.mjs";

const RUNS = 21;
const SHOWN = 10;

browserTest("areas", async ({ open }) => {
  const page = await open("/");
  await page.locator("body:not([data-state=starting])").waitFor();
  const { first, rows } = await page.evaluate(measure, { runs: RUNS });
  const times = rows.map(([, time]) => time);
  console.log(`\nOne sentence analysed with its country given, all of it, in ms; medians of ${RUNS} runs`);
  console.log(`the first of all, which unpacks the tables ${first.toFixed(1)}`);
  console.log(`${rows.length} countries: median ${times[times.length >> 1].toFixed(1)}; the slowest:`);
  for (const [name, time] of rows.slice(0, SHOWN)) console.log(`${name.padEnd(40)}${time.toFixed(1).padStart(6)}`);
});

/**
 * Runs in the page, on a module of its own: nothing is unpacked yet. Areas are indexed anew
 * for each analysis, so that the time of a short one is little else.
 */
async function measure({ runs }) {
  const core = await import("/pkg/headcount.js?bench");
  await core.default();
  const time = (country) => {
    const start = performance.now();
    core.analyze("In this district 120 women were trained.", { country });
    return performance.now() - start;
  };
  const first = time("MLI");
  const middle = (times) => times.sort((one, other) => one - other)[times.length >> 1];
  const rows = core
    .countries()
    .map(({ iso3, name }) => [name, middle(Array.from({ length: runs }, () => time(iso3)))])
    .sort(([, one], [, other]) => other - one);
  return { first, rows };
}
