/** How deep a JSON text nests, and the minimum number of its values. */
export interface JsonShape {
  readonly depth: number;
  readonly valueCount: number;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Measures a JSON text before it is parsed: its size in memory depends on the number of values rather than on the
 * bytes. Reads the bytes once and keeps nothing; a text that is not JSON gets numbers too.
 */
export function measureJson(text: Uint8Array): JsonShape {
  let [depth, deepest, valueCount, isInText] = [0, 0, 1, false];
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    if (isInText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isInText = false;
    } else if (byte === quote) isInText = true;
    else if (byte === comma) valueCount += 1;
    else if (opening.has(byte)) {
      depth += 1;
      valueCount += 1;
      if (depth > deepest) deepest = depth;
    } else if (closing.has(byte)) depth -= 1;
  }
  return { depth: deepest, valueCount };
}
