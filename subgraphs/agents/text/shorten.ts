const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A character with more accents than this is cut between them. */
const longestCharacter = 200;

const isHalf = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));

/** The last index at or before `at` that splits no character. */
export function boundaryBefore(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const start = characters.segment(text.slice(0, at + longestCharacter)).containing(at)?.index ?? at;
  const end = at - start < longestCharacter ? start : at;
  return isHalf(text, end) ? end - 1 : end;
}

/** The first index at or after `at` that splits no character. */
function boundaryAfter(text: string, at: number): number {
  const found = characters.segment(text.slice(0, at + longestCharacter)).containing(at);
  if (!found || found.index === at) return isHalf(text, at) ? at + 1 : at;
  const end = found.index + found.segment.length;
  return end - at < longestCharacter ? end : isHalf(text, at) ? at + 1 : at;
}

const gap = (left: number) => `\n\n[… ${left.toLocaleString('en')} characters are left out here …]\n\n`;

/**
 * A text of at most `most` characters (UTF-16 code units). A longer one keeps its beginning and its end, where a
 * question often stands, with a mark in between that says how much is left out. No character is split.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = Math.max(most - gap(text.length).length, 0);
  const head = boundaryBefore(text, Math.ceil(room / 2));
  const tail = boundaryAfter(text, text.length - Math.floor(room / 2));
  return `${text.slice(0, head)}${gap(tail - head)}${text.slice(tail)}`;
}
