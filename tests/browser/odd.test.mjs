// What is not a report ends in one clear sentence, the page stays usable, and no text does anything but stand there.

import assert from "node:assert/strict";
import { browserTest } from "./harness.mjs";
import { drop, headline, paste } from "./sample.mjs";

/** Waits for a trouble and returns its sentence. */
async function trouble(page) {
  await page.locator("#problem p").waitFor();
  return page.locator("#problem p").innerText();
}

browserTest("an empty text is asked for again", async ({ open }) => {
  const page = await open("/");
  await page.fill("#paste", " \n ");
  await page.getByRole("button", { name: "Count", exact: true }).click();
  assert.match(await trouble(page), /nothing to read yet/);
});

browserTest("files that are no text are named, and the report stays", async ({ open }) => {
  const page = await open("/?sample");
  const before = await headline(page);
  const files = [
    [{ name: "photo.png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) }, /photo\.png is a picture/],
    [{ name: "report.pdf", bytes: Buffer.from("%PDF-1.7\n%\xe2\xe3") }, /report\.pdf is damaged/],
    [{ name: "report.docx", bytes: Buffer.from("PK\x03\x04....") }, /report\.docx is damaged/],
    [{ name: "blob.txt", bytes: Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)) }, /blob\.txt is not text/],
    [{ name: "empty.txt", bytes: Buffer.alloc(0) }, /empty\.txt is empty/],
  ];
  for (const [file, sentence] of files) {
    await drop(page, file);
    await page.locator("#problem", { hasText: file.name }).waitFor();
    assert.match(await trouble(page), sentence);
    assert.equal(await headline(page), before, "the report is gone");
  }
  await page.locator("#problem button").click();
  assert.equal(await page.locator("#problem p").count(), 0);
});

browserTest("a text without outcomes still shows its people", async ({ open }) => {
  const page = await open("/");
  await paste(page, "body", "In 2023 we trained 120 women and 45 men in Kolda, Senegal.");
  assert.match(await headline(page), /165 people counted in this text, which has no outcome headings/);
  assert.equal(await page.locator("#text h3").count(), 0);
});

browserTest("a text without people says what numbers it has", async ({ open }) => {
  const page = await open("/");
  await paste(page, "body", "In 2023 the fund paid 5,000 USD, and in 2024 it paid 7,000 USD.");
  const sentence = await headline(page);
  assert.match(sentence, /^No figures of people in this text: /);
  assert.match(sentence, /2 amounts of money/);
  assert.match(sentence, /2 years/);
  assert.equal(await page.locator("canvas").first().isVisible(), false);
});

browserTest("five megabytes of lorem ipsum end in a sentence and a page that works", async ({ open }) => {
  const page = await open("/");
  const words = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. ";
  await page.locator("#paste").waitFor();
  await page.evaluate((words) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([words.repeat(Math.ceil(5_000_000 / words.length))], "lorem.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, words);
  assert.match(await headline(page), /^No figures of people in this text/);
  await page.getByRole("button", { name: "Try the sample" }).first().click();
  await page.locator("#headline", { hasText: "Progress in Senegal" }).waitFor();
});

browserTest("a reading can be given up", async ({ open }) => {
  const page = await open("/");
  await page.route("**/js/worker.js", () => {}); // A worker that never starts.
  await page.fill("#paste", "In Dakar, 12 women were trained.");
  await page.getByRole("button", { name: "Count", exact: true }).click();
  await page.getByText("Reading Pasted text").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await page.locator("#status p").count(), 0);
  assert.equal(await page.locator("#paste").inputValue(), "In Dakar, 12 women were trained.");
});

browserTest("a hostile report is only text", async ({ open }) => {
  const page = await open("/");
  const hostile = [
    "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>",
    "",
    "OUTCOME XM-DAC-41146-SEN_D_1.1<b onmouseover=window.owned=1>",
    "",
    "By 2025, <svg onload=window.owned=1> \u202egnihtyreve\u202c.",
    "",
    "In Dakar, 140 <img src=x onerror=window.owned=1>women\u0000 and girls \u202e were trained. {people} {0} \ud800 12 men joined.",
    "",
    "OUTCOME constructor",
    "",
    "In Kolda, 7 __proto__ women were trained; 9 girls too \"><a href='javascript:window.owned=1'>x</a>.",
  ].join("\n");
  await paste(page, "body", hostile);
  await headline(page);
  for (const row of await page.locator("#ledger tbody tr[data-figure] td.many button").all()) await row.click();
  for (const mark of await page.locator("#text mark").all()) await mark.click();
  assert.equal(await page.evaluate(() => "owned" in window), false);
  assert.equal(await page.locator("main :is(script, img, svg, b[onmouseover], a)").count(), 0);
  assert.match(await page.locator("#text").innerText(), /<script>window\.owned = 1<\/script>/);
});

browserTest("a hostile file stays text while it is corrected", async ({ open }) => {
  const page = await open("/");
  const words = "<img src=x onerror=window.owned=1> \u202e\u0000 ";
  const line = `In Dakar, 140 women were trained. ${words.repeat(1_000_000 / words.length)} In Kolda, 7 <script>window.owned=1</script> women were trained.`;
  await drop(page, { name: "<b onmouseover=window.owned=1>.txt", bytes: `Outcome 1: ${words}\n\n${line}` });
  await headline(page);
  const shown = await page.locator(".pages").evaluate((pages) => pages.textContent.length);
  assert.ok(shown > 1_000_000, `only ${shown} characters are shown`);
  await page.locator("#ledger tr[data-figure]").first().click();
  await page.locator("#ledger .receipt [data-act=correct]").click();
  await page.locator("form.editor").getByLabel("Who or what").fill("<svg onload=window.owned=1>");
  await page.locator("form.editor").getByRole("button", { name: "Save" }).click();
  await page.getByRole("tab", { name: "Corrections (1)" }).click();
  assert.match(await page.locator("#corrections li").innerText(), /<svg onload=window\.owned=1>/);
  assert.equal(await page.evaluate(() => "owned" in window), false);
  assert.equal(await page.locator("main :is(script, img, b[onmouseover], a), svg[onload]").count(), 0);
});
