// Analyses texts away from the page. A text comes in, a reading or a problem goes out.

import { analyzeHere } from "./analyzer.js";

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ reading: await analyzeHere(data) });
  } catch (error) {
    self.postMessage({ problem: String(error) });
  }
};
