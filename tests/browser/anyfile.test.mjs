// Any file in, any result out: what the page does with files that are no plain text, with no network but its own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { browserTest, root } from "./harness.mjs";
import { drop, headline } from "./sample.mjs";

const FOLDER = join(root, "tests/fixtures/files");
const PROGRAM = process.env.HEADCOUNT_BIN ?? join(root, "target/debug/headcount");
const file = (name) => ({ name, type: "application/octet-stream", bytes: readFileSync(join(FOLDER, name)) });

/** What makes a figure the same figure, as the command line reads it from a file. */
const told = ({ value, unit, outcome, adm1, counted }) => [value, unit, outcome, adm1.map(({ name }) => name), counted];
const native = (path) => JSON.parse(execFileSync(PROGRAM, ["analyze", path, "--format", "json"], { encoding: "utf8" })).figures.map(told);

/** The analysis that the page gives to others. */
async function analysis(page) {
  await page.locator("details.export summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "JSON", exact: true }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

browserTest("a report is the same report as text, page, Word file and PDF", async ({ open }) => {
  const expected = native(join(FOLDER, "report.txt"));
  assert.ok(expected.length > 5);
  for (const name of ["report.md", "report.html", "report.docx", "report.odt", "report.pdf", "columns.pdf"]) {
    const page = await open("/", { acceptDownloads: true });
    await drop(page, file(name));
    await headline(page);
    const { figures } = await analysis(page);
    assert.deepEqual(figures.map(told), expected, name);
    if (name === "report.pdf") {
      await page.locator("#ledger tr[data-figure]").first().click();
      assert.match(await page.locator("#ledger .receipt").innerText(), /page 1/);
      // What its file knew is there after a reload.
      await page.reload();
      await page.locator("#ledger tr[data-figure]").first().click();
      assert.match(await page.locator("#ledger .receipt").innerText(), /page 1/);
    }
  }
});

browserTest("a table from a spreadsheet says its cells", async ({ open }) => {
  const page = await open("/");
  await drop(page, file("table.xlsx"));
  await headline(page);
  await page.locator("#ledger tr[data-figure]").first().click();
  assert.match(await page.locator("#ledger .receipt").innerText(), /cell [A-Z]+\d/);
});

browserTest("what cannot be read is refused in a sentence, and the page goes on", async ({ open }) => {
  const page = await open("/");
  const cut = { ...file("report.docx"), name: "cut.docx" };
  cut.bytes = cut.bytes.subarray(0, 5000);
  const exe = { name: "report.docx", type: "", bytes: Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), Buffer.alloc(600)]) };
  for (const [given, sentence] of [
    [file("scan.pdf"), /scan\.pdf is a scan/],
    [file("encrypted.pdf"), /encrypted\.pdf is protected by a password/],
    [cut, /cut\.docx is damaged/],
    [exe, /report\.docx is a program/],
  ]) {
    await drop(page, given);
    await page.locator("#problem p", { hasText: sentence }).waitFor();
  }
  await drop(page, file("report.odt"));
  await headline(page);
});

/** A zip with one file in it. */
function zip(name, bytes) {
  const packed = deflateRawSync(bytes, { level: 9 });
  const path = Buffer.from(name);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(path.length, 22);
  const head = Buffer.concat([Buffer.from("PK\x03\x04"), facts, path, packed]);
  const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), facts, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(head.length, 12);
  return Buffer.concat([head, entry, Buffer.from("PK\x05\x06"), end]);
}

function crc32(bytes) {
  const table = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
}

/** A PDF of so many empty pages. */
function pdf(pages) {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(" ")}]>>`];
  for (let page = 0; page < pages; page += 1) objects.push("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
  let body = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`);
}

browserTest("bombs and books of ten thousand pages are refused, and the page goes on", async ({ open }) => {
  const page = await open("/");
  const bomb = { name: "bomb.docx", type: "", bytes: zip("word/document.xml", Buffer.alloc(300 * 1024 * 1024, " ")) };
  for (const [given, sentence] of [
    [bomb, /bomb\.docx unpacks to far more/],
    [{ name: "book.pdf", type: "", bytes: pdf(10_000) }, /book\.pdf has more pages/],
    [{ name: "empty.zip", type: "", bytes: Buffer.concat([Buffer.from("PK\x05\x06"), Buffer.alloc(18)]) }, /empty\.zip (is empty|is damaged)/],
  ]) {
    await drop(page, given);
    await page.locator("#problem p", { hasText: sentence }).waitFor();
  }
  await drop(page, file("report.docx"));
  await headline(page);
});

browserTest("what is copied from a page keeps its tables", async ({ open }) => {
  const page = await open("/");
  await page.locator("#paste").waitFor();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Region Women\nKolda 120\nThiès 80");
    clipboardData.setData("text/html", "<h1>Progress in Senegal in 2023</h1><h2>Outcome 1: Work</h2><table><tr><th>Region<th>Women trained<tr><td>Kolda<td>120<tr><td>Thiès<td>80</table><script>window.owned = 1</script>");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  assert.match(await headline(page), /200 people/);
  assert.equal(await page.evaluate(() => "owned" in window), false);
});

browserTest("exports are those of the command line, and say whether they are still true when they come back", async ({ open }) => {
  const page = await open("/?sample", { acceptDownloads: true });
  await headline(page);
  const save = async (name) => {
    await page.locator("details.export summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    return { name: download.suggestedFilename(), type: "", bytes: readFileSync(await download.path()) };
  };
  const files = {};
  for (const name of ["Excel", "CSV", "Brief (HTML)", "Brief (Markdown)", "IATI", "JSON", "Annotations"]) files[name] = await save(name);
  assert.match(files.CSV.bytes.toString("utf8"), /318 women rice growers/);
  assert.match(files.IATI.bytes.toString("utf8"), /<actual value="/);
  assert.match(files["Brief (HTML)"].bytes.toString("utf8"), /<svg[\s\S]*9,295/);
  assert.equal(files.Excel.bytes.subarray(0, 2).toString(), "PK");
  for (const name of ["CSV", "Excel", "IATI", "Brief (HTML)"]) {
    await drop(page, files[name]);
    await page.locator("#status", { hasText: `${files[name].name} still says what` }).waitFor();
  }
  const changed = Buffer.from(files.CSV.bytes.toString("utf8").replaceAll("Saint-Louis", "Gao"));
  await drop(page, { ...files.CSV, bytes: changed });
  await page.locator("#status", { hasText: "it was changed" }).waitFor();
  await page.locator("#ledger tr[data-figure]", { hasText: "220" }).first().click();
  await page.locator("#ledger .receipt [data-act=do_not_count]").click();
  await page.locator("#headline .sum", { hasText: "9,075" }).waitFor();
  await drop(page, files.CSV);
  await page.locator("#status", { hasText: "its totals are not those here" }).waitFor();
  const other = await open("/");
  await drop(other, files.CSV);
  await other.locator("#status", { hasText: "open the report that it was made from" }).waitFor();
});

browserTest("small numbers of vulnerable people are asked about before they leave", async ({ open }) => {
  const page = await open("/", { acceptDownloads: true });
  await drop(page, { name: "small.txt", bytes: "Progress in Mali in 2023\n\nOutcome 1: Shelter\n\nWe helped 7 survivors of sexual violence in Gao and 120 women in Kayes." });
  await headline(page);
  await page.locator("details.export summary").click();
  await page.getByRole("button", { name: "CSV", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Mask them" }).click()]);
  const csv = readFileSync(await download.path(), "utf8");
  assert.ok(csv.includes("<10") && !csv.includes("7 survivors"), csv);
});

browserTest("two years stand side by side, and several reports as one", async ({ open }) => {
  const page = await open("/");
  for (const name of ["annual-2022", "annual-2023"]) {
    await drop(page, { name: `${name}.txt`, bytes: readFileSync(join(root, `tests/fixtures/compare/${name}.txt`)) });
    await headline(page);
  }
  await page.getByRole("button", { name: "Compare with" }).click();
  const dialog = page.locator("dialog.reports-compared");
  await dialog.waitFor();
  const rows = await dialog.locator("tbody tr").allInnerTexts();
  assert.ok(rows.some((row) => /^Outcome 3.*gone$/s.test(row)) && rows.some((row) => /^Outcome 4.*new$/s.test(row)), rows.join("\n"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "All together" }).click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  assert.equal(await page.locator("#reports li").count(), 3);
  await page.reload();
  await headline(page);
  assert.equal(await page.locator("#reports li").count(), 2, "what is put together is not kept");
});
