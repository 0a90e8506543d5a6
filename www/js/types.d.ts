import type { Analysis, ChartSpec, Mark, OtherNumber, Span } from "../pkg/headcount.js";
import type { View } from "./view.js";
import type { Words } from "./words.js";

export type * from "../pkg/headcount.js";
export type { View, Words };

/** What the analyzer answers. */
export interface Reading {
  analysis: Analysis;
  /** The numbers that are no figures. */
  numbers: OtherNumber[];
}

/** Which part of the ledger is shown. */
export type Filter = "all" | "counted" | "repeats" | "unlocated" | "located" | "others";

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
