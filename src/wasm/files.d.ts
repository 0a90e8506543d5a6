/** `[start, end)` in UTF-16 code units of the document's text. */
export type Span = [number, number];

/** A place in a file: what its kind of file has of these. All numbers count from 1. */
export interface Source {
  page?: number;
  /** Paragraph outside tables, headings and list items included. */
  paragraph?: number;
  table?: number;
  row?: number;
  column?: number;
  /** Name of the sheet, where there are several. */
  sheet?: string;
  /** Of a spreadsheet: `B12`. */
  cell?: string;
}

/** A piece of the text that stood at one place of the file. */
export interface Part extends Source {
  span: Span;
}

/** Something about the file that its text does not show. */
export interface ReadNote {
  kind: "tracked_changes" | "hidden_sheets" | "rows_left_out" | "pages_without_text";
  /** One plain sentence, in English. */
  message: string;
}

/** A file as text. */
export interface FileDocument {
  name: string;
  kind: "text" | "markdown" | "html" | "docx" | "odt" | "csv" | "xlsx" | "ods" | "iati" | "pdf";
  /** What `analyze` is given; its offsets are offsets in this. */
  text: string;
  /** In the order of the text, apart from each other; none for plain text. */
  parts: Part[];
  notes: ReadNote[];
}

/** Why a file is not read; `readFile` and `layoutPdf` throw one, an object that is no `Error`. */
export interface Refusal {
  name: string;
  kind:
    | "large" | "pages" | "bomb" | "encrypted" | "scan" | "damaged" | "empty" | "old_office" | "archive"
    | "several" | "picture" | "program" | "presentation" | "rich_text" | "markup" | "pdf" | "binary";
  /** Goes on from the file's name, in English: "is protected by a password; ...". */
  message: string;
}

/** What a file holds: one document, or all that are in a zip. */
export interface FileContents {
  documents: FileDocument[];
  /** Files of a zip that are not read. */
  refused: Refusal[];
  /** PDFs of a zip, for pdf.js. A PDF by itself is thrown as a refusal of the kind `pdf`. */
  pdfs: { name: string; bytes: Uint8Array }[];
}

/**
 * A page of a PDF, of pdf.js as it is: `viewport` is `page.getViewport({ scale: 1 })`, `items` those of
 * `await page.getTextContent()`. Other keys of both are not looked at, nor are items without text.
 */
export interface PdfPage {
  viewport: { width: number; height: number; transform: number[] };
  items: ({ str: string; transform: number[]; width: number } | { type: string })[];
}
