// The charts of a report, in their order on the page. A kind that the core draws and that has no table of its own is
// a line `sentences("KIND")` here, and `chart.KIND` and `lead.KIND` in locales/.

import { outcomes } from "./ui/outcomes.js";
import { map, regions } from "./ui/regions.js";
import { sentences } from "./ui/sentences.js";

/** @type {import("./types").Topic[]} */
export const TOPICS = [regions, outcomes, sentences("matrix"), sentences("who"), sentences("range"), map];
