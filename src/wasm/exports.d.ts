/** A kind of file; docs/exports.md describes each. */
export type ExportFormat = "table" | "json" | "csv" | "xlsx" | "html" | "md" | "iati" | "annotations";

/** How to write a file, and what it was made from beside text and analysis. */
export interface ExportOptions {
  /** CSV: a second row with HXL hashtags. */
  hxl?: boolean;
  /** CSV: a byte order mark, by which Excel knows UTF-8. */
  bom?: boolean;
  /** Numbers below ten of vulnerable groups in one place are written as "<10". */
  mask?: boolean;
  /** IATI: the results alone, to be pasted into an activity. */
  results_only?: boolean;
  /** IATI: the year of the period, where the report names none. */
  year?: number;
  /** The day of the export (`YYYY-MM-DD`), if the file is to say it. */
  exported_on?: string;
  /** What the text came as, such as a file's name. */
  source?: string;
  /** The corrections that were applied, without those that did not fit. */
  corrections?: Patch;
  /** The brief's charts, as `chartSvg` makes them of the same analysis (with `mask`, of what `maskAnalysis` gives); they are taken as they are. */
  charts?: string[];
  /** `reports` of a collection, if that is what is exported. */
  parts?: ReportPart[];
}

/** Figures that name fewer than ten people of a vulnerable group in one place. */
export interface SmallCells {
  figures: string[];
  /** One sentence, in English. */
  message: string;
}

/** What a file was made from. */
export interface Receipt {
  schema: "headcount-receipt/1";
  format: ExportFormat | "svg" | "png";
  /** Name and version of what counted; empty where the file does not say. */
  software: string;
  /** SHA-256 of the report's text. */
  sha256: string;
  /** SHA-256 of each report's text, where there are several. */
  reports?: string[];
  data_as_of: string | null;
  exported_on?: string;
  corrections: { count: number; sha256: string | null; list?: Correction[] };
  /** How many figures are masked. */
  masked?: number;
  /** The totals that the file tells. */
  totals: Partial<Record<TotalName, number>>;
}

export type TotalName = "counted" | "as_stated" | "lowest" | "indirect" | "households" | "unlocated";

/** How a receipt and the report beside it fit together. */
export interface ReceiptMatch {
  same_report: boolean;
  same_version: boolean;
  same_corrections: boolean;
  same_totals: boolean;
  /** The totals that differ: `before` in the file, `after` now. */
  changes: { total: TotalName; before: number; after: number }[];
  /** All of it in a sentence, in English. */
  message: string;
}

/** A report that is compared or put together with others. */
export interface ToldReport {
  /** What it is called, such as its file's name. */
  name?: string;
  text: string;
  /** Its analysis, corrections applied. */
  analysis: Analysis;
}

/** What became of something from one report to the other. */
export type Became = "new" | "gone" | "changed" | "same";

export interface ComparedSide {
  name: string;
  title: string;
  country: Country | null;
  year: number | null;
  data_as_of: string | null;
  sha256: string;
}

export interface AreaPeople {
  alone: number;
  /** An upper bound, never to be summed. */
  shared: number;
  figures: string[];
}

/** A figure that an earlier report of the list tells too. */
export interface ReportRepeat {
  report: number;
  figure: string;
  of_report: number;
  of_figure: string;
  rule: "same_sentence" | "same_number";
}

/** Two reports side by side; docs/comparison.schema.json describes it. */
export interface Comparison {
  schema: "headcount-comparison/1";
  before: ComparedSide;
  after: ComparedSide;
  totals: { total: TotalName; before: number; after: number }[];
  outcomes: {
    outcome: string | null;
    label: string;
    change: Became;
    before: number | null;
    after: number | null;
    figures_before: string[];
    figures_after: string[];
  }[];
  areas: {
    iso3: string;
    name: string;
    pcode: string | null;
    iso: string | null;
    change: Became;
    before: AreaPeople | null;
    after: AreaPeople | null;
  }[];
  repeats: ReportRepeat[];
}

/** A report within a collection. */
export interface ReportPart {
  name: string;
  title: string;
  year: number | null;
  data_as_of: string | null;
  sha256: string;
  /** Where it stands in the collection's text. */
  span: Span;
}

/** Several reports as one; docs/collection.schema.json describes it. */
export interface Collection {
  schema: "headcount-collection/1";
  reports: ReportPart[];
  /** What is told again; ids are those of `analysis`. */
  repeats: ReportRepeat[];
  analysis: Analysis;
  /** The texts put together: spans are in it. */
  text: string;
}
