// What every browser test starts from: the page served as `cargo xtask serve` serves it, and a real Chromium that
// fails the test over anything the page should not do.
//
// A spec is a file NAME.test.mjs in this folder:
//
//   import assert from "node:assert/strict";
//   import { test } from "node:test";
//   import { browserTest } from "./harness.mjs";
//
//   browserTest("the sample shows its total", async ({ open }) => {
//     const page = await open("/?sample");                       // a Playwright page
//     await page.getByRole("heading", { level: 1 }).waitFor();
//     assert.match(await page.textContent("main"), /9,457/);
//   });
//
// `open(path, options)` takes the options of Playwright's newContext: viewport, colorScheme, reducedMotion, locale,
// deviceScaleFactor, acceptDownloads... Each call is a new, empty profile. `session.url(path)` is the address that
// `open` goes to. After the test, every page is closed and the test fails if one of them
//   - wrote an error to the console (a Content-Security-Policy violation is one) or threw an uncaught error,
//   - asked for anything from another origin, or for a file that is not there.
// A test that provokes one of these on purpose says so with `session.expectProblem(/pattern/)`, and fails if it does
// not happen.
//
// `cargo xtask test --only browser` builds and runs all specs. One alone, after a build:
//   node --test tests/browser/NAME.test.mjs
// CHROME names another browser; HEADCOUNT_URL a server that is running already.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const SETTINGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;
let server;

after(async () => {
  await browser?.close();
  server?.kill();
});

/** Declares a test that gets a session, and checks afterwards that its pages behaved. */
export function browserTest(name, body) {
  test(name, { timeout: 120_000 }, async (context) => {
    const session = new Session(await address(), await launch());
    try {
      await body(session, context);
    } finally {
      await session.close();
    }
    session.check();
  });
}

class Session {
  #base;
  #browser;
  #contexts = [];
  #problems = [];
  #expected = [];

  constructor(base, browser) {
    this.#base = base;
    this.#browser = browser;
  }

  url = (path) => new URL(path, this.#base).href;

  open = async (path = "/", options = {}) => {
    const context = await this.#browser.newContext(options);
    this.#contexts.push(context);
    context.on("page", (page) => this.#watch(page));
    context.on("request", (request) => this.#checkOrigin(request));
    context.on("requestfailed", (request) => {
      // A download, and a request that the page itself gave up, end like this too.
      const reason = request.failure()?.errorText ?? "";
      if (!/ERR_ABORTED/.test(reason)) this.#problem(`request failed: ${request.url()} ${reason}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400) this.#problem(`status ${response.status()}: ${response.url()}`);
    });
    const page = await context.newPage();
    // The first start of a browser on a busy machine is slow.
    await page.goto(this.url(path), { timeout: 90_000 });
    return page;
  };

  expectProblem = (pattern) => {
    this.#expected.push(pattern);
  };

  async close() {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  check() {
    const unexpected = this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
    if (unexpected.length > 0) throw new Error(`the page misbehaved:\n  ${unexpected.join("\n  ")}`);
    const absent = this.#expected.filter((pattern) => !this.#problems.some((problem) => pattern.test(problem)));
    if (absent.length > 0) throw new Error(`expected, but did not happen: ${absent.join(", ")}`);
  }

  #watch(page) {
    page.on("console", (message) => {
      if (message.type() === "error") this.#problem(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.#problem(`uncaught: ${error.stack ?? error}`));
    page.on("crash", () => this.#problem("the page crashed"));
  }

  #checkOrigin(request) {
    const { origin, protocol } = new URL(request.url());
    const local = protocol === "data:" || protocol === "blob:" || protocol === "file:";
    if (!local && origin !== new URL(this.#base).origin) this.#problem(`request to another origin: ${request.url()}`);
  }

  #problem(text) {
    this.#problems.push(text);
  }
}

async function launch() {
  browser ??= await chromium.launch({ executablePath: findChromium(), args: SETTINGS, chromiumSandbox: false });
  return browser;
}

function findChromium() {
  if (process.env.CHROME) return process.env.CHROME;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new Error("no Chromium on PATH: name one in CHROME, or run `cargo xtask test --only browser`");
  return found;
}

/** The address of the running server, one of our own if there is none. */
async function address() {
  if (process.env.HEADCOUNT_URL) return process.env.HEADCOUNT_URL;
  server ??= spawn("cargo", ["xtask", "serve", "--no-build", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.env.HEADCOUNT_URL = await new Promise((resolve, reject) => {
    let output = "";
    server.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error(`the server did not start:\n${output}`)));
  });
  return process.env.HEADCOUNT_URL;
}
