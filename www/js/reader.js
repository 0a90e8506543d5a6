// Turns a file into text: finds out its encoding, and says plainly why something is not text.

/** Larger files are not read. */
export const LARGEST = 50 * 1024 * 1024;

/** First bytes of files that people mistake for text. */
const SIGNATURES = /** @type {const} */ ([
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["office", [0x50, 0x4b, 0x03, 0x04]],
  ["office", [0xd0, 0xcf, 0x11, 0xe0]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
  ["archive", [0x1f, 0x8b]],
]);

/** Why a file cannot be read; `kind` names the sentence that says so. */
export class NotText extends Error {
  /** @param {"pdf" | "office" | "picture" | "archive" | "binary" | "empty" | "large" | "unreadable"} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * The text of a file.
 *
 * @param {Blob} file
 * @throws {NotText}
 */
export async function readText(file) {
  if (file.size > LARGEST) throw new NotText("large");
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (!bytes) throw new NotText("unreadable");
  const text = decode(bytes);
  if (text.trim() === "") throw new NotText("empty");
  return text;
}

/**
 * Text from bytes: by byte order mark, else UTF-8, UTF-16 or Windows-1252, whichever fits.
 *
 * @param {Uint8Array} bytes
 * @throws {NotText}
 */
export function decode(bytes) {
  const known = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known) throw new NotText(known[0]);
  const encoding = utf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  // Stray control characters are no harm; a text of another encoding is full of NULs.
  const odd = controls(bytes) / bytes.length;
  if (odd > 0.1) throw new NotText("binary");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (odd > 0.02) throw new NotText("binary");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * UTF-16 has a mark at its start, or a zero in nearly every second byte of Western text.
 *
 * @param {Uint8Array} bytes
 */
function utf16(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const start = bytes.subarray(0, 4096);
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = start.length * 0.4;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : null;
}

/**
 * How many bytes are control characters that no text has.
 *
 * @param {Uint8Array} bytes
 */
function controls(bytes) {
  let found = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) found += 1;
  return found;
}
