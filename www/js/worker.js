// Reads texts away from the page. A question comes in, a reading or a problem goes out.

import { answerHere } from "./analyzer.js";

/** A refusal is an object of the core's; anything else is a fault. @param {any} error */
const problem = (error) => (error?.kind ? { refusal: { kind: error.kind, message: error.message, name: error.name } } : { problem: String(error) });

self.onmessage = async ({ data: { turn, question } }) => {
  try {
    self.postMessage({ turn, answer: await answerHere(question) });
  } catch (error) {
    self.postMessage({ turn, ...problem(error) });
  }
};
