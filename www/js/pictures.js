// Charts as files that can leave the page: the same at every window, light, with a heading and a footer, and with what
// they were made from inside.

import { charts } from "./analyzer.js";
import { describe } from "./png.js";

/** @import { ChartSpec, Form, View, Words } from "./types" */

const WIDTH = 720;
const SCALE = 2;
/** CSS pixels of an inch. */
const INCH = 96;
const LONGEST_NAME = 60;

/**
 * @param {View} view
 * @param {ChartSpec["chart"]} chart
 * @param {Form} form
 * @param {Words} words
 * @returns {Promise<File>}
 */
export async function picture(view, chart, form, words) {
  const spec = { chart, width: WIDTH, locale: words.language, heading: true, source: view.name };
  const name = `${fileName(view, words.say(`chart.${chart}`))}.${form}`;
  if (form === "svg") return new File([charts(view.analysis).svg(spec)], name, { type: "image/svg+xml" });
  return new File(await png(view, spec), name, { type: "image/png" });
}

/**
 * @param {View} view
 * @param {ChartSpec} spec
 */
async function png({ analysis }, spec) {
  const canvas = document.createElement("canvas");
  charts(analysis).draw(canvas, { ...spec, scale: SCALE });
  const blob = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the browser made no picture");
  const { title, report, source, data_as_of, software, sha256, description } = charts(analysis).facts(spec);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  /** @type {[string, string][]} */
  const texts = [
    ["Title", title],
    ["Description", description],
    ["Source", report],
    ["File", source],
    ["Data as of", data_as_of],
    ["Software", software],
    ["SHA-256", sha256],
  ];
  return describe(bytes, texts, INCH * SCALE);
}

/**
 * Report, chart and year, in letters, digits and dashes.
 *
 * @param {View} view
 * @param {string} chart
 */
export function fileName({ title, analysis: { report } }, chart) {
  const year = report.year && !title.includes(String(report.year)) ? [String(report.year)] : [];
  return [slug(title), slug(chart), ...year].filter((part) => part !== "").join("-");
}

/** @param {string} text */
function slug(text) {
  const words = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = "";
  for (const word of words) {
    if (name !== "" && name.length + word.length >= LONGEST_NAME) break;
    name += `${name && "-"}${word.slice(0, LONGEST_NAME)}`;
  }
  return name;
}
