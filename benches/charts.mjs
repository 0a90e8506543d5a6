// How long the page takes to draw its charts, in a real browser: `cargo xtask bench charts`.
// Prints medians and asserts nothing: another machine has other times.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, root } from "../tests/browser/harness.mjs";

const RUNS = 41;
const read = (path) => readFileSync(join(root, path), "utf8");

/** Every outcome reaches every region: more marks than any real report has. */
function crowded(outcomes, regions) {
  const rows = read("data/adm1.tsv").split("\n").map((line) => line.split("\t"));
  const names = [...new Set(rows.filter(([iso3]) => iso3 === "TUR").map(([, name]) => name))].slice(0, regions);
  const section = (_, index) => {
    const told = names.map((name, at) => `In ${name}, ${100 + ((at * 37 + index * 11) % 900)} women were trained.`);
    return `Outcome ${index + 1}: By 2025, line ${index + 1} of work gives more people a living\n\n${told.join("\n\n")}`;
  };
  return ["Progress in Turkey country in 2023", ...Array.from({ length: outcomes }, section)].join("\n\n");
}

const texts = [
  ["sample", read("www/samples/sample.txt")],
  ["60 regions by 40 outcomes", crowded(40, 60)],
];

browserTest("charts", async ({ open }) => {
  const page = await open("/", { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 });
  await page.locator("body:not([data-state=starting])").waitFor();
  for (const [name, text] of texts) {
    const { rows, about } = await page.evaluate(measure, { text, runs: RUNS });
    console.log(`\n${name}: ${about}; medians of ${RUNS} runs at 560 px and 2 pixels to each, in ms`);
    console.log(`${"".padEnd(14)}${"drawn".padStart(8)}${"painted".padStart(9)}${"marks".padStart(7)}`);
    for (const [kind, drawn, painted, marks] of rows) {
      console.log(`${kind.padEnd(14)}${drawn.toFixed(1).padStart(8)}${painted.toFixed(1).padStart(9)}${String(marks).padStart(7)}`);
    }
  }
});

/** Runs in the page. Drawn is what the script waits for; painted, until the pixels are there. */
async function measure({ text, runs }) {
  const { answerHere, charts } = await import("/js/analyzer.js");
  const { TOPICS } = await import("/js/topics.js");
  const { analysis } = await answerHere({ text, country: "", corrections: [] });
  const middle = (times) => times.sort((one, other) => one - other)[times.length >> 1];
  const rows = TOPICS.map(({ chart }) => {
    const canvas = document.body.appendChild(document.createElement("canvas"));
    const [drawn, painted] = [[], []];
    let marks = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      marks = charts(analysis).draw(canvas, { chart, width: 560, scale: 2 });
      drawn.push(performance.now() - start);
      canvas.getContext("2d").getImageData(0, 0, 1, 1);
      painted.push(performance.now() - start);
    }
    canvas.remove();
    return [chart, middle(drawn), middle(painted), marks.length];
  });
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
  const about = `${analysis.figures.length} figures, ${analysis.totals.by_adm1.length} regions, ${analysis.outcomes.length} outcomes`;
  return { rows: [...rows, ["all", sum(1), sum(2), sum(3)]], about };
}
