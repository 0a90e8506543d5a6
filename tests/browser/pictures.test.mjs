// A chart that leaves the page says where it comes from: in its footer, in its metadata and in its name.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { browserTest, root } from "./harness.mjs";
import { drawn, text } from "./sample.mjs";

const HASH = createHash("sha256").update(text).digest("hex");
const VERSION = /^version = "(.*)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
const SAID = ["Progress in Senegal country in 2023", "Sample report (made up)", "2024-05-15", `headcount ${VERSION}`, HASH];
const NAMES = {
  by_adm1: "people-by-region",
  by_outcome: "people-by-outcome",
  matrix: "regions-by-outcome",
  who: "who-was-reached",
  range: "how-the-total-comes-about",
  map: "people-on-the-map",
};

/** Presses a button of a chart and returns the file that comes of it. */
async function taken(page, chart, button) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-chart="${chart}"]`).getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The chunks of a PNG, each with a checksum that is right. */
function chunks(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const [body, content] = [bytes.subarray(at + 4, at + 8 + length), bytes.subarray(at + 8, at + 8 + length)];
    assert.equal(bytes.readUInt32BE(at + 8 + length), crc32(body));
    found.push({ kind: body.toString("latin1", 0, 4), content });
    at += length + 12;
  }
  return found;
}

/** The texts in a PNG by their keywords. */
function texts(bytes) {
  const told = chunks(bytes).filter(({ kind }) => kind === "tEXt" || kind === "iTXt");
  return Object.fromEntries(
    told.map(({ kind, content }) => {
      const end = content.indexOf(0);
      const start = end + (kind === "tEXt" ? 1 : 5);
      return [content.toString("latin1", 0, end), content.toString(kind === "tEXt" ? "latin1" : "utf8", start)];
    }),
  );
}

browserTest("a drawing has its title, report, version and hash, in letters that stay letters", async ({ open }) => {
  const page = await open("/?sample", { acceptDownloads: true });
  await drawn(page, "map");
  for (const [chart, named] of Object.entries(NAMES)) {
    const { name, bytes } = await taken(page, chart, "SVG");
    assert.equal(name, `progress-in-senegal-country-in-2023-${named}.svg`);
    const [title, metadata, footer] = await page.evaluate((file) => {
      const drawing = new DOMParser().parseFromString(file, "image/svg+xml");
      const words = (tag) => [...drawing.getElementsByTagName(tag)].map((part) => part.textContent).join(" ");
      return [words("title"), words("metadata"), words("text")];
    }, bytes.toString());
    assert.notEqual(title, "");
    assert.ok(footer.includes(title) && metadata.includes(title));
    for (const said of SAID) {
      assert.ok(footer.includes(said), `no ${said} in the footer of ${chart}`);
      assert.ok(metadata.includes(said), `no ${said} in the metadata of ${chart}`);
    }
  }
});

browserTest("a picture has two pixels for each, and the same said in its chunks", async ({ open }) => {
  const page = await open("/?sample", { acceptDownloads: true, colorScheme: "dark" });
  await drawn(page, "map");
  for (const [chart, named] of Object.entries(NAMES)) {
    const { name, bytes } = await taken(page, chart, "PNG");
    assert.equal(name, `progress-in-senegal-country-in-2023-${named}.png`);
    const told = texts(bytes);
    assert.notEqual(told.Title, "");
    for (const said of SAID) assert.ok(told.Description.includes(said), `no ${said} in ${told.Description}`);
    assert.deepEqual([told.Source, told.File, told["Data as of"], told.Software, told["SHA-256"]], SAID);
    // The browser can read it, and it is light paper whatever the page is.
    const [width, paper] = await page.evaluate(async (base64) => {
      const file = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
      const picture = await createImageBitmap(file);
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      context.drawImage(picture, 0, 0);
      return [picture.width, context.getImageData(1, 1, 1, 1).data[0]];
    }, bytes.toString("base64"));
    assert.equal(width, 1440);
    assert.ok(paper > 192);
  }
});

browserTest("letters beyond Latin-1 survive in a picture's texts", async ({ open }) => {
  const page = await open("/");
  const bytes = await page.evaluate(async () => {
    const { describe } = await import("/js/png.js");
    const canvas = document.createElement("canvas");
    const blob = await new Promise((resolve) => canvas.toBlob(resolve));
    const parts = describe(new Uint8Array(await blob.arrayBuffer()), [["Title", "Ségou"], ["Source", "Łódź – 東京"], ["Empty", ""]], 192);
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  assert.deepEqual(texts(Buffer.from(bytes)), { Title: "Ségou", Source: "Łódź – 東京" });
  const dots = chunks(Buffer.from(bytes)).find(({ kind }) => kind === "pHYs").content;
  assert.equal(dots.readUInt32BE(0), 7559);
});

browserTest("a chart goes to the clipboard as a picture", async ({ open }) => {
  const page = await open("/?sample", { permissions: ["clipboard-read", "clipboard-write"] });
  await drawn(page, "by_adm1");
  await page.locator('[data-chart="by_adm1"]').getByRole("button", { name: "Copy the picture" }).click();
  await page.locator('[data-chart="by_adm1"]').getByText("Copied.").waitFor();
  const width = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await createImageBitmap(await item.getType("image/png"))).width;
  });
  assert.equal(width, 1440);
});

browserTest("where the browser refuses the clipboard, the page says what else there is", async ({ open }) => {
  const page = await open("/?sample");
  await drawn(page, "by_adm1");
  // As on a page that came over plain HTTP.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.locator('[data-chart="by_adm1"]').getByRole("button", { name: "Copy the picture" }).click();
  await page.locator('[data-chart="by_adm1"]').getByText("PNG saves the same picture").waitFor();
});
