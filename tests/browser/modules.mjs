// The two WebAssembly modules in Node, for the tests that need no browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./harness.mjs";

async function load(folder, name) {
  const module = await import(pathToFileURL(join(root, folder, `${name}.js`)).href);
  module.initSync({ module: readFileSync(join(root, folder, `${name}_bg.wasm`)) });
  return module;
}

/** The page's own module, and the one with readers and writers of files. */
export async function modules() {
  return { core: await load("www/pkg", "headcount"), files: await load("www/pkg/files", "files") };
}
