// The page loads without a word of complaint, and the module in it answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTest, root } from "./harness.mjs";

browserTest("the page loads and the module says its version", async ({ open }) => {
  const page = await open("/");
  const version = await page.evaluate(async () => {
    const core = await import("/pkg/headcount.js");
    await core.default();
    return core.version();
  });
  const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
  assert.ok(manifest.includes(`version = "${version}"`), `Cargo.toml does not say ${version}`);
});

browserTest("the sample's address loads too", async ({ open }) => {
  const page = await open("/?sample");
  assert.notEqual(await page.title(), "");
});

browserTest("every answer carries the policy that keeps the page to itself", async ({ open }) => {
  const page = await open("/");
  const answer = await page.request.get(page.url());
  const { csp } = JSON.parse(readFileSync(join(root, "pkg-config.json"), "utf8"));
  assert.equal(answer.headers()["content-security-policy"], csp);
  assert.equal(answer.headers()["x-content-type-options"], "nosniff");
});

browserTest("a request to another origin does not pass unnoticed", async (session) => {
  session.expectProblem(/^console: .*Content Security Policy/s);
  const page = await session.open("/");
  const reached = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => true, () => false));
  assert.equal(reached, false);
});
