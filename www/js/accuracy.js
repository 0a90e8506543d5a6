// Made by `cargo xtask score tests/fixtures/reports --write www/js/accuracy.js`; never edited by hand.

/** @import { Accuracy } from "./types" */

/** Shares in hundredths, by the language of the report. @type {readonly Accuracy[]} */
export const ACCURACY = [
  { language: "en", reports: 16, people: 468, figures: 98, kind: 93, adm1: 95, why: 92 },
  { language: "es", reports: 17, people: 461, figures: 97, kind: 91, adm1: 89, why: 91 },
  { language: "fr", reports: 14, people: 432, figures: 99, kind: 95, adm1: 91, why: 95 },
  { language: "pt", reports: 13, people: 417, figures: 99, kind: 91, adm1: 91, why: 91 },
  { language: "all", reports: 60, people: 1778, figures: 98, kind: 92, adm1: 92, why: 92 },
];
