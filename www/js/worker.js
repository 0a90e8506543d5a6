// Reads texts away from the page. A question comes in, a reading or a problem goes out.

import { answerHere } from "./analyzer.js";

self.onmessage = async ({ data: { turn, question } }) => {
  try {
    self.postMessage({ turn, answer: await answerHere(question) });
  } catch (error) {
    self.postMessage({ turn, problem: String(error) });
  }
};
