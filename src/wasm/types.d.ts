/** `[start, end)` in UTF-16 code units of the given text: `text.slice(...span)` is the quote. */
export type Span = [number, number];

/** How to read a report. */
export interface Options {
  /** Language of the report (ISO 639-1), if known better than the text tells. */
  language?: string;
  /** Country of the report (ISO 3166-1 alpha-3), if known better than the text tells; several for a regional report. */
  country?: string | string[];
  /** Count areas as they were in that year: what was split off later counts for the area that it was part of. */
  areas_as_of?: number;
  /** Also list every number that is no figure. */
  all_numbers?: boolean;
}

/** A country of ISO 3166-1. */
export interface Country {
  iso3: string;
  /** English short name. */
  name: string;
}

export interface Report {
  title: string;
  country: Country | null;
  countries: string[];
  year: number | null;
  data_as_of: string | null;
  language: string;
  /** SHA-256 of the text as UTF-8, in hexadecimal. */
  sha256: string;
}

export interface Outcome {
  id: string;
  label: string;
  statement: string;
  span: Span;
  to_be_deleted: boolean;
  repeats: string | null;
}

export interface AreaRef {
  /** Its country (ISO 3166-1 alpha-3). */
  iso3: string;
  name: string;
  pcode: string | null;
  iso: string | null;
  quote: string;
  span: Span;
}

export type Qualifier = "exact" | "at_least" | "more_than" | "at_most" | "fewer_than" | "about" | "range";
export type Unit =
  | "person" | "household" | "organisation" | "money" | "item" | "place"
  | "event" | "percent" | "measure" | "duration" | "other";
export type Stage = "reached" | "planned" | "in_need" | "population" | "unknown";
export type Reason = "not_people" | "not_reached" | "indirect" | "repeats" | "part_of" | "total_of" | "set_aside";

export interface Figure {
  id: string;
  outcome: string | null;
  quote: string;
  span: Span;
  number: Span;
  /** The sentence or table row that says so. */
  sentence: Span;
  value: number;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
  unit: Unit;
  currency: string | null;
  group: string;
  sex: "female" | "male" | "mixed" | null;
  age: "child" | "youth" | "adult" | "older" | "mixed" | null;
  stage: Stage;
  reach: "direct" | "indirect" | null;
  adm1: AreaRef[];
  counted: boolean;
  because: { kind: Reason; figure: string | null } | null;
  /** How its people or households are already in another figure, whatever its stage. */
  relation: { kind: Reason; figure: string | null } | null;
  /** Name of the rule that read it; docs/counting.md lists them. */
  rule: string;
  /** Where its number stood in the file that the text was made from, if whoever analysed it knows. */
  source?: Source;
}

/** A place in a file: what its kind of file has of these. All numbers count from 1. */
export interface Source {
  page?: number;
  /** Outside tables; headings and list items are counted too. */
  paragraph?: number;
  table?: number;
  row?: number;
  column?: number;
  /** Name of the sheet, where there are several. */
  sheet?: string;
  /** Of a spreadsheet: `B12`. */
  cell?: string;
}

export interface Place {
  /** Its country (ISO 3166-1 alpha-3); null where it may be in several. */
  iso3: string | null;
  name: string;
  pcode: string | null;
  iso: string | null;
  /** 0 country, 1 first-level area, 2 second-level area, 3 town. */
  level: number;
  /** Main spelling of the first-level area it lies in, itself at level 1. */
  adm1: string | null;
  quote: string;
  span: Span;
  outcome: string | null;
  locates: boolean;
}

export interface OutcomeTotal {
  outcome: string | null;
  counted: number;
  figures: string[];
}

export interface AreaTotal {
  /** Its country (ISO 3166-1 alpha-3). */
  iso3: string;
  name: string;
  pcode: string | null;
  iso: string | null;
  /** People of figures tied to this area only. */
  alone: number;
  /** People of figures tied to this area and others: an upper bound, never to be summed. */
  shared: number;
  figures: string[];
}

export interface Totals {
  people: { as_stated: number; counted: number; lowest: number; indirect: number };
  households: { counted: number };
  by_outcome: OutcomeTotal[];
  by_adm1: AreaTotal[];
  unlocated: number;
}

export interface Note {
  kind: string;
  figures: string[];
  span: Span | null;
  /** One plain sentence, in English. */
  message: string;
  /** What it is made from, by name, so that it can be said in another language; docs/counting.md has the names of each kind. */
  values: Record<string, number | string | string[]>;
}

export interface OtherNumber {
  quote: string;
  span: Span;
  kind:
    | "year" | "date" | "time" | "ordinal" | "id" | "list" | "page" | "footnote"
    | "age" | "phone" | "vague" | "unresolved" | "other";
  /** Its value, where it is one number. */
  value: number | null;
}

/** What one report becomes; docs/analysis.schema.json describes it. */
export interface Analysis {
  schema: "headcount-analysis/1";
  report: Report;
  outcomes: Outcome[];
  figures: Figure[];
  places: Place[];
  totals: Totals;
  notes: Note[];
  numbers?: OtherNumber[];
}

/** What to draw. Lengths are CSS pixels. */
export interface ChartSpec {
  chart: "by_adm1" | "by_outcome" | "matrix" | "who" | "range" | "map";
  width: number;
  /** Backing pixels per CSS pixel. */
  scale?: number;
  theme?: "light" | "dark";
  /** Language of words and digits, a BCP 47 tag; English where it is not en, fr, es or pt. */
  locale?: string;
  /** Most regions or outcomes to show, 25 if not given; a line says how many more there are. */
  limit?: number;
  /** Ids of figures whose rows or symbols are highlighted. */
  selected?: string[];
  /** With a heading and a footer that says where it comes from, for pictures that leave the page. */
  heading?: boolean;
  /** What the report's text came as, such as a file's name, for the footer. */
  source?: string;
}

/** What a picture that leaves the page says of itself, in its footer and in its metadata. What is not known is empty. */
export interface ChartFacts {
  title: string;
  report: string;
  source: string;
  data_as_of: string;
  /** Name and version of what counted. */
  software: string;
  /** SHA-256 of the report's text. */
  sha256: string;
  /** All of it in words. */
  description: string;
}

/**
 * A row of a drawn chart, label and number included, in CSS pixels from the canvas's upper left corner.
 * On a map a symbol and its label are two marks; in a matrix each cell is one, and so are the names of regions and outcomes.
 */
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  /**
   * An area's name or an outcome's id (empty outside any outcome); `more` for what is folded
   * away, `unlocated` for the people tied to no region, `unlabelled` and `elsewhere` for the
   * regions that a map lists under it. In `matrix` a cell's is an area's name (empty for people
   * tied to no region), a tab and an outcome's id; in `who` a sex or an age, `mixed`, `unstated`;
   * in `range` `as_stated`, `repeats`, `counted`, `overlaps`, `lowest`, `indirect`, `planned`,
   * `in_need`, `households`.
   */
  key: string;
  /** One sentence that says what the mark shows. */
  summary: string;
  figures: string[];
}

/** The words that a correction is about; `anchorOf` makes it. */
export interface Anchor {
  /** The words, exactly as they stand. */
  quote: string;
  /** The number within the quote: where it is found, other words of the quote may have changed. */
  number?: string;
  before?: string;
  after?: string;
  /** Where it stood. */
  span?: Span;
  /** Which it was, from 1, of the places that look alike. */
  occurrence?: number;
  /** How many places looked alike. */
  occurrences?: number;
}

/** What a figure says; what is left out stays as it is. */
export interface Fields {
  value?: number;
  low?: number | null;
  high?: number | null;
  qualifier?: Qualifier;
  unit?: Unit;
  currency?: string | null;
  group?: string;
  sex?: Figure["sex"];
  age?: Figure["age"];
  stage?: Stage;
  reach?: Figure["reach"];
  /** First-level areas, by name, P-code or ISO code. */
  areas?: string[];
  /** Id of the outcome. */
  outcome?: string | null;
}

/** One thing that a person has put right; docs/corrections.md says what each does. */
export type Correction = { reason?: string } & (
  | { op: "set"; figure: Anchor; to: Fields }
  | { op: "count" | "do_not_count" | "reject"; figure: Anchor }
  | { op: "same_people"; figure: Anchor; of: Anchor; how: "repeats" | "part_of" | "total_of" }
  | { op: "add"; at: Anchor; as?: Fields }
  | { op: "add_outcome"; at: Anchor; id: string; label?: string; statement?: string }
  | { op: "move_outcome"; outcome: string; edge?: "start" | "end"; at: Anchor }
  | { op: "merge_outcomes"; outcome: string; into: string }
  | { op: "rename_outcome"; outcome: string; id?: string; label?: string; statement?: string }
  | { op: "dismiss_note"; kind: string; at?: Anchor; message?: string }
);

/** A list of corrections, applied in its order; docs/corrections.schema.json describes it. */
export interface Patch {
  schema: "headcount-corrections/1";
  corrections: Correction[];
}

/** A correction that was applied. */
export interface Step {
  /** Its index in the patch. */
  correction: number;
  op: Correction["op"];
  /** Its words were found elsewhere, or with other words around them. */
  moved: boolean;
  /** Ids of the figures that are not as they were, rejected ones too. */
  figures: string[];
  /** The totals that changed. */
  changes: {
    total: "counted" | "as_stated" | "lowest" | "indirect" | "households" | "unlocated";
    before: number;
    after: number;
  }[];
  /** One plain sentence, in English. */
  message: string;
}

/** A correction that does not fit, and why. */
export interface Unfit {
  correction: number;
  op: Correction["op"] | null;
  message: string;
}

/** An analysis with its corrections. */
export interface Reviewed {
  analysis: Analysis;
  steps: Step[];
  unfit: Unfit[];
}

/** An entry of the account. */
export interface Entry {
  /** The first three make the sum; the others are beside it. */
  key:
    | "as_stated" | "repeats" | "counted" | "parts" | "sums" | "indirect" | "planned" | "in_need" | "population"
    | "unclear" | "set_aside" | "households";
  /** People; null where adding would count them twice. */
  sum: number | null;
  /** The largest figure in it. */
  largest: number | null;
  figures: string[];
}

/** A plan, a result, or both. */
export interface Target {
  outcome: string | null;
  group: string;
  unit: Unit;
  /** Id of the planned figure. */
  planned: string | null;
  /** Ids of the figures that were reached. */
  reached: string[];
  /** What these add up to. */
  sum: number | null;
  /** How much of the plan that is, in hundredths. */
  percent: number | null;
}

/** A first-level area. */
export interface Area {
  name: string;
  pcode: string | null;
  iso: string | null;
}
