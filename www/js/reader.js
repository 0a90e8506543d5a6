// Turns a file into text: finds out its encoding, and says plainly why something is not text.

/** Larger files are not read. */
export const LARGEST = 50 * 1024 * 1024;

/** Why a file cannot be read; `kind` names the sentence that says so. */
export class NotText extends Error {
  /**
   * @param {string} kind
   * @param {string} [name] of the file within a zip
   */
  constructor(kind, name = "") {
    super(kind);
    this.kind = kind;
    this.name = name;
  }
}

/** Names of files that are read as they are. */
const PLAIN = /\.(txt|text|json)$|^[^.]*$/i;

/**
 * The bytes of a file.
 *
 * @param {Blob} file
 * @throws {NotText}
 */
export async function readBytes(file) {
  if (file.size > LARGEST) throw new NotText("large");
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new NotText("unreadable");
  }
}

/**
 * The text of a plain text file; null if it is of another kind, which files.js can read.
 *
 * @param {string} name
 * @param {Uint8Array} bytes
 * @throws {NotText}
 */
export function plainText(name, bytes) {
  if (!PLAIN.test(name) || isPacked(bytes)) return null;
  const text = decode(bytes);
  if (text.trim() === "") throw new NotText("empty");
  return text;
}

/** How files begin that are no text, whatever they are called: PDF, zip, old Office, pictures, gzip, programs. */
const PACKED = ["%PDF", "PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0", "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "\u001f\u008b", "MZ\u0090", "\u007fELF"];

/** @param {Uint8Array} bytes */
function isPacked(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  return PACKED.some((signature) => start.startsWith(signature));
}

/**
 * Text from bytes: by byte order mark, else UTF-8, UTF-16 or Windows-1252, whichever fits.
 *
 * @param {Uint8Array} bytes
 * @throws {NotText}
 */
export function decode(bytes) {
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
