// The README's picture is the page as it is: the sample in a window of common size.
// `UPDATE_PICTURES=1 cargo xtask test --only browser` takes it anew; otherwise this only checks that it can be taken.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, root } from "./harness.mjs";

const PICTURE = join(root, "docs/page.png");
const [WIDTH, HEIGHT] = [1280, 960];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

browserTest("the picture in the README is there, and the page it shows still renders", async ({ open }) => {
  const page = await open("/?sample", {
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  await page.locator("#headline h1").waitFor();
  await page.waitForFunction(() => {
    const canvases = [...document.querySelectorAll("#charts canvas")];
    return canvases.length > 1 && canvases.every((canvas) => canvas.height > 150);
  });
  const taken = await page.screenshot({ animations: "disabled" });
  if (process.env.UPDATE_PICTURES) writeFileSync(PICTURE, taken);
  const kept = readFileSync(PICTURE);
  for (const picture of [taken, kept]) {
    assert.deepEqual(picture.subarray(0, 4), PNG);
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [WIDTH, HEIGHT]);
  }
});
