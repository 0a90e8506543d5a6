// How pointer and keyboard find the marks of a chart. What stands on it twice is one stop. In a grid the arrow keys go
// along rows and columns; else, and where these end, to the mark before or after.

/** @import { Mark, Walk } from "./types" */

/** @type {Readonly<Record<string, number>>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** @type {Walk} */
export function walk(marks) {
  /** @type {Mark[]} */
  const stops = [];
  /** Where each thing is among the stops: a row for sex and one for age may say the same. @type {Map<string, number[]>} */
  const places = new Map();
  for (const mark of marks) {
    const alike = places.get(id(mark)) ?? [];
    const at = alike.find((at) => !inColumn(/** @type {Mark} */ (stops[at]), mark));
    if (at === undefined) places.set(id(mark), [...alike, stops.push(mark) - 1]);
    else stops[at] = around(/** @type {Mark} */ (stops[at]), mark);
  }
  const grid = isGrid(stops);
  return {
    stops,
    under: (x, y) => marks.find((mark) => x >= mark.x && x < mark.x + mark.width && y >= mark.y && y < mark.y + mark.height),
    find(mark) {
      const alike = places.get(id(mark)) ?? [0];
      return alike.find((at) => covers(stops[at], mark)) ?? alike[0] ?? 0;
    },
    next(at, key) {
      const here = stops[at];
      const step = STEPS[key];
      if (key === "Home" || key === "End") return key === "Home" ? 0 : stops.length - 1;
      if (!here || step === undefined) return -1;
      const sideways = key === "ArrowLeft" || key === "ArrowRight";
      const along = grid ? nearest(stops, here, sideways, step) : -1;
      return along >= 0 ? along : Math.max(0, Math.min(at + step, stops.length - 1));
    },
  };
}

/** What a mark stands for. @param {Mark} mark */
const id = ({ key, summary }) => `${key}\n${summary}`;

/**
 * The next mark in a direction that stands in the same row or column, -1 if there is none.
 *
 * @param {Mark[]} marks
 * @param {Mark} here
 * @param {boolean} sideways
 * @param {number} step
 */
function nearest(marks, here, sideways, step) {
  const far = (/** @type {Mark} */ mark) => (sideways ? mark.x - here.x : mark.y - here.y) * step;
  let best = -1;
  marks.forEach((mark, index) => {
    if (far(mark) < 1 || !(sideways ? inRow(mark, here) : inColumn(mark, here))) return;
    const found = marks[best];
    if (!found || far(mark) < far(found)) best = index;
  });
  return best;
}

/**
 * A mark as large as two of the same thing.
 *
 * @param {Mark} one
 * @param {Mark} other
 * @returns {Mark}
 */
function around(one, other) {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const width = Math.max(one.x + one.width, other.x + other.width) - x;
  return { ...one, x, y, width, height: Math.max(one.y + one.height, other.y + other.height) - y };
}

/**
 * @param {Mark | undefined} whole
 * @param {Mark} part
 */
const covers = (whole, part) => whole !== undefined && part.y >= whole.y && part.y + part.height <= whole.y + whole.height;

/** Whether most marks have others beside them, and others below or above. @param {Mark[]} marks */
function isGrid(marks) {
  const most = (/** @type {(one: Mark, other: Mark) => boolean} */ together) => {
    const ordered = [...marks].sort((one, other) => (together === inRow ? one.y - other.y : one.x - other.x));
    const paired = ordered.filter((mark, index) =>
      [ordered[index - 1], ordered[index + 1]].some((other) => other && together(mark, other)),
    );
    return paired.length > marks.length / 2;
  };
  return most(inRow) && most(inColumn);
}

/**
 * @param {Mark} one
 * @param {Mark} other
 */
const inRow = (one, other) => Math.abs(one.y - other.y) < 1 && Math.abs(one.height - other.height) < 1;

/**
 * @param {Mark} one
 * @param {Mark} other
 */
const inColumn = (one, other) => Math.abs(one.x - other.x) < 1 && Math.abs(one.width - other.width) < 1;
