// What a person wishes, as a correction: words of the text instead of ids, so that it outlives this analysis.

import { anchorOf } from "./analyzer.js";

/** @import { Anchor, Correction, Note, View, Wish } from "./types" */

/**
 * The correction for a wish; null where it is about nothing that is there.
 *
 * @param {Wish} wish
 * @param {View} view
 * @returns {Correction | null}
 */
export function correctionOf(wish, view) {
  const at = "span" in wish ? anchorOf(view.text, { span: wish.span }) : null;
  const figure = "figure" in wish ? anchorOfFigure(wish.figure, view) : null;
  const reason = "reason" in wish && wish.reason.trim() !== "" ? { reason: wish.reason.trim() } : {};
  switch (wish.op) {
    case "set":
      return figure && { op: wish.op, figure, to: wish.to, ...reason };
    case "same_people": {
      const of = anchorOfFigure(wish.of, view);
      return figure && of && { op: wish.op, figure, of, how: wish.how, ...reason };
    }
    case "count":
    case "do_not_count":
    case "reject":
      return figure && { op: wish.op, figure };
    case "add":
      return at && { op: wish.op, at, ...(wish.value !== "" && { as: { value: Number(wish.value) } }) };
    case "add_outcome":
      return at && { op: wish.op, at, id: wish.id };
    case "move_outcome":
      return at && { op: wish.op, outcome: wish.outcome, edge: wish.edge, at };
    case "merge_outcomes":
      return { op: wish.op, outcome: wish.outcome, into: wish.into };
    case "rename_outcome":
      return { op: wish.op, outcome: wish.outcome, id: wish.id };
    case "dismiss_note":
      return dismissal(wish.note, view);
  }
}

/**
 * @param {string} id
 * @param {View} view
 * @returns {Anchor | null}
 */
function anchorOfFigure(id, view) {
  const figure = view.figure(id);
  return figure ? anchorOf(view.text, figure) : null;
}

/**
 * @param {Note} note
 * @param {View} view
 * @returns {Correction | null}
 */
function dismissal({ kind, message, span }, view) {
  if (!view.analysis.notes.some((note) => note.kind === kind && note.message === message && String(note.span) === String(span))) return null;
  const at = span && anchorOf(view.text, { span });
  return { op: "dismiss_note", kind, message, ...(at && { at }) };
}
