// Analyses texts away from the page. A text comes in, a reading or a problem goes out.

import { analyzeHere } from "./analyzer.js";

self.onmessage = async ({ data: [text, country] }) => {
  try {
    self.postMessage({ reading: await analyzeHere(text, country) });
  } catch (error) {
    self.postMessage({ problem: String(error) });
  }
};
