import type { Analysis, Area, ChartSpec, Correction, Entry, Fields, Mark, OtherNumber, Patch, Span, Step, Target, Unfit } from "../pkg/headcount.js";
import type { View } from "./view.js";
import type { Words } from "./words.js";

import type {
  Collection, Comparison, ExportFormat, ExportOptions, FileContents, FileDocument, Part as FilePart, PdfPage, ReadNote, Receipt, ReceiptMatch, SmallCells, ToldReport,
} from "../pkg/files/files.js";

export type * from "../pkg/headcount.js";
export type { Collection, Comparison, ExportFormat, ExportOptions, FileContents, FileDocument, FilePart, PdfPage, ReadNote, Receipt, ReceiptMatch, SmallCells, ToldReport };
export type { View, Words };

/** What the analyzer is asked. */
export interface Question {
  text: string;
  /** The code of its country; empty to find it out. */
  country: string;
  corrections: Correction[];
  /** Where in its file each piece of the text stood, and what the file has beside it. */
  parts?: FilePart[];
  notes?: ReadNote[];
  /** What the same text gave before, without corrections. */
  before?: Pick<Reading, "analysis" | "numbers">;
}

/** A thing to be done with files. */
export type FileTask =
  | { task: "read"; bytes: Uint8Array; name: string }
  | { task: "pdf"; name: string; pages: PdfPage[] }
  | { task: "export"; text: string; analysis: Analysis; format: ExportFormat; options: ExportOptions }
  | { task: "mask"; text: string; analysis: Analysis }
  | { task: "small"; analysis: Analysis }
  | { task: "receipt"; bytes: Uint8Array }
  | { task: "match"; receipt: Receipt; analysis: Analysis; corrections: Patch }
  | { task: "compare"; before: ToldReport; after: ToldReport }
  | { task: "collect"; reports: ToldReport[] };

interface FileAnswers {
  read: FileContents;
  pdf: FileDocument;
  export: Uint8Array;
  mask: Analysis;
  small: SmallCells | null;
  receipt: Receipt | null;
  match: ReceiptMatch;
  compare: Comparison;
  collect: Collection & { text: string };
}

/** What is answered to what is asked. */
export type Answer<Asked> = Asked extends { task: infer Task extends keyof FileAnswers } ? FileAnswers[Task] : Reading;

/** What the analyzer answers. */
export interface Reading {
  analysis: Analysis;
  /** The numbers that are no figures. */
  numbers: OtherNumber[];
  account: Entry[];
  targets: Target[];
  steps: Step[];
  unfit: Unfit[];
  /** The analysis without corrections, where there are any. */
  before?: Pick<Reading, "analysis" | "numbers">;
}

/** A thing that a person did with the corrections. */
export type Edit =
  | { kind: "add"; correction: Correction }
  | { kind: "take"; corrections: Correction[] }
  | { kind: "drop"; at: number }
  | { kind: "reason"; at: number; reason: string };

/** A form that is being filled in. */
export interface Draft {
  figure: string;
  form: "set" | "same";
  /** What was filled in; none where the form is fresh. */
  values?: Record<string, string | string[]>;
}

/** What is kept of a report. */
export interface Kept {
  key: string;
  name: string;
  text: string;
  title: string;
  country: string;
  edits: Edit[];
  done: number;
  /** Counts what was kept of it, so that two windows notice each other. */
  version: number;
  draft: Draft | null;
  /** Of a file that is no plain text. */
  parts?: FilePart[];
  notes?: ReadNote[];
}

/** A file with reports and what was put right in them; docs/project.md describes it. */
export interface Project {
  schema: "headcount-project/1";
  software: string;
  reports: { name: string; text: string; country: string; corrections: Patch; parts?: FilePart[]; notes?: ReadNote[] }[];
}

/** Which part of the ledger is shown. */
export type Part = "all" | "counted" | "repeats" | "unlocated" | "located" | "others" | "look";

/** Figures by the group that they stand in; without a title there is one group only. */
export type Ledger = { title: string; figures: import("../pkg/headcount.js").Figure[] }[];

/** What of the ledger is shown, and in which order; what is empty leaves nothing out. */
export interface Sieve {
  part: Part;
  /** An equals sign and the id, so that what is outside any outcome has a name too. */
  outcome: string;
  area: string;
  stage: string;
  unit: string;
  sort: string;
  down: boolean;
  group: string;
}

/** What the form of a figure asks for. */
export type Wish =
  | { op: "set"; figure: string; to: Fields; reason: string }
  | { op: "same_people"; figure: string; of: string; how: "repeats" | "part_of" | "total_of"; reason: string }
  | { op: "count" | "do_not_count" | "reject"; figure: string }
  | { op: "add"; span: Span; value: string }
  | { op: "add_outcome"; span: Span; id: string }
  | { op: "move_outcome"; span: Span; outcome: string; edge: "start" | "end" }
  | { op: "merge_outcomes"; outcome: string; into: string }
  | { op: "rename_outcome"; outcome: string; id: string }
  | { op: "dismiss_note"; note: import("../pkg/headcount.js").Note };

/** What is looked at: figures to step through, or a place in the text. */
export interface Choice {
  figures: string[];
  /** Which of the figures is shown. */
  at: number;
  span: Span | null;
  /** Where the choice was made. */
  from: string;
}

/** A piece of the text with the same figures and places all along. */
export interface Segment {
  start: number;
  end: number;
  figures: string[];
  /** Whether it stands in a place name, and whether people are there. */
  place: "locates" | "named" | null;
  /** Whether its spelling was mended to be read. */
  mended: boolean;
}

/** A paragraph. */
export interface Block {
  heading: boolean;
  segments: Segment[];
}

/** The text of an outcome, or what stands before the first. */
export interface Section {
  outcome: string | null;
  blocks: Block[];
}

/** What a chart shows and how it is said without a picture. */
export interface Topic {
  chart: ChartSpec["chart"];
  /** Sentences, the most important one first. */
  summary(view: View, words: Words, core: Said): string[];
  /** The numbers of the marks. */
  table(view: View, words: Words, core: Said): HTMLTableElement;
  /** Where the text speaks of a mark that has no figures. */
  place?(view: View, mark: Mark): Span | null;
}

/** What the core says of a chart. */
export interface Said {
  summary(): string;
  marks(): Mark[];
}

/** What a picture is saved as. */
export type Form = "png" | "svg";

/** How pointer and keyboard find marks. */
export type Walk = (marks: Mark[]) => {
  /** The marks in their order, what stands for the same thing twice once. */
  stops: Mark[];
  under(x: number, y: number): Mark | undefined;
  /** Which stop a mark is; the first if it is none. */
  find(mark: Mark): number;
  /** Where a key leads from a stop; -1 if it is none that leads anywhere. */
  next(at: number, key: string): number;
};

/** What lies over a drawn chart and answers. */
export interface Layer {
  show(marks: Mark[], selected: string[]): void;
}

/** What a chart on the page takes from the rest. */
export interface Studio {
  /** Draws on a canvas and says what is where on it. */
  draw(canvas: HTMLCanvasElement, view: View, spec: ChartSpec): Mark[];
  said(view: View, chart: ChartSpec["chart"]): Said;
  /** A picture to take along. */
  picture(view: View, chart: ChartSpec["chart"], form: Form): Promise<File>;
  theme(): "light" | "dark";
  layer(stage: HTMLElement): Layer;
  /** The buttons that take a picture along. */
  takeaway(name: string, picture: (form: Form) => Promise<File>): HTMLElement;
}

/** How well reports of one language are read: shares in hundredths. */
export interface Accuracy {
  /** ISO 639-1, or "all". */
  language: string;
  reports: number;
  /** Figures of people and households in them. */
  people: number;
  figures: number;
  kind: number;
  adm1: number;
  why: number;
}
