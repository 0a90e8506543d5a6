// Files that carry work: a project (texts with what was put right in them), or corrections alone.

import { version } from "./analyzer.js";

/** @import { Correction, Project } from "./types" */
/** @import { Work } from "./work.js" */

const PROJECT = "headcount-project/1";
const CORRECTIONS = "headcount-corrections/1";

/** @typedef {Pick<import("./types").Kept, "name" | "text" | "country" | "parts" | "notes"> & { corrections: Correction[] }} Report */

/**
 * A project as the text of its file.
 *
 * @param {Work[]} works
 */
export function writeProject(works) {
  /** @type {Project} */
  const project = {
    schema: PROJECT,
    software: `headcount ${version()}`,
    reports: works.map(({ name, text, country, corrections, parts, notes }) => {
      const file = parts.length + notes.length > 0 ? { parts, notes } : {};
      return { name, text, country, corrections: { schema: CORRECTIONS, corrections }, ...file };
    }),
  };
  return JSON.stringify(project, null, 2);
}

/**
 * What a file of work holds; null for a text that is none.
 *
 * @param {string} text
 * @returns {{ reports: Report[], corrections: Correction[] } | { newer: true } | null}
 */
export function readProject(text) {
  if (!/^\s*\{/.test(text)) return null;
  const data = parse(text);
  const schema = String(data?.schema ?? "");
  if (schema === CORRECTIONS) return { reports: [], corrections: list(data.corrections) };
  if (schema !== PROJECT) return /^headcount-(project|corrections)\//.test(schema) ? { newer: true } : null;
  const reports = list(data.reports).filter((report) => typeof report?.text === "string" && report.text.trim() !== "");
  return {
    corrections: [],
    reports: reports.map(({ name, text, country, corrections, parts, notes }) => ({
      name: String(name ?? ""),
      text,
      country: /^[A-Z]{3}$/.test(country) ? country : "",
      corrections: list(corrections?.corrections),
      parts: list(parts).filter(({ span }) => list(span).length === 2),
      notes: list(notes).filter(({ kind, message }) => typeof kind === "string" && typeof message === "string"),
    })),
  };
}

/** @param {string} text @returns {any} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
