// Made by `cargo xtask score tests/fixtures/reports --write www/js/accuracy.js`; never edited by hand.

/** @import { Accuracy } from "./types" */

/** Shares in hundredths, by the language of the report. @type {readonly Accuracy[]} */
export const ACCURACY = [
  { language: "en", reports: 19, people: 547, figures: 98, kind: 92, adm1: 96, why: 92 },
  { language: "es", reports: 20, people: 549, figures: 97, kind: 93, adm1: 91, why: 92 },
  { language: "fr", reports: 17, people: 508, figures: 99, kind: 95, adm1: 92, why: 95 },
  { language: "pt", reports: 16, people: 499, figures: 98, kind: 92, adm1: 91, why: 92 },
  { language: "all", reports: 72, people: 2103, figures: 98, kind: 93, adm1: 93, why: 93 },
];
