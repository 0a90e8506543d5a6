// Writes what a picture says of itself into a PNG file, which browsers make without a word.

/** Signature and header of a PNG: what comes after may be of any kind. */
const HEADER = 8 + 25;
const INCH = 0.0254;

/** Remainders of the checksum that PNG has for each chunk, by the next byte. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/**
 * The file with texts, and with the size at which it is meant to be seen.
 *
 * @param {Uint8Array} file
 * @param {[keyword: string, text: string][]} texts empty ones are left out
 * @param {number} dotsPerInch
 * @returns {BlobPart[]}
 */
export function describe(file, texts, dotsPerInch) {
  const dots = new DataView(new ArrayBuffer(9));
  dots.setUint32(0, Math.round(dotsPerInch / INCH));
  dots.setUint32(4, Math.round(dotsPerInch / INCH));
  dots.setUint8(8, 1);
  const told = texts.filter(([, text]) => text !== "").map(([keyword, text]) => textChunk(keyword, text));
  const chunks = [chunk("pHYs", new Uint8Array(dots.buffer)), ...told];
  return [file.slice(0, HEADER), ...chunks, file.slice(HEADER)];
}

/**
 * As tEXt where the letters are those of Latin-1, which every program reads, else as iTXt.
 *
 * @param {string} keyword
 * @param {string} text
 */
function textChunk(keyword, text) {
  const letters = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const key = new TextEncoder().encode(keyword);
  if (letters.every((letter) => letter < 0x100)) return chunk("tEXt", Uint8Array.of(...key, 0, ...letters));
  // Not compressed, of no language, with no other keyword.
  return chunk("iTXt", Uint8Array.of(...key, 0, 0, 0, 0, 0, ...new TextEncoder().encode(text)));
}

/**
 * @param {string} kind
 * @param {Uint8Array} content
 */
function chunk(kind, content) {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(kind), 4);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, checksum(bytes.subarray(4, content.length + 8)));
  return bytes;
}

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (REMAINDERS[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}
