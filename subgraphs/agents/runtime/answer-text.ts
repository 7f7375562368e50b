/** The most characters (UTF-16 code units) of an answer: it is stored, shown, and read back into each later prompt. */
export const longestAnswer = 60_000;

const cutNote = '\n\n[…] This answer was too long and has been cut off here.';
/** A character with its accents: whoever piles up more of them than this is cut in between. */
const longestCharacter = 200;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What can be stored and sent on: without NUL, which PostgreSQL refuses, and without halves of characters, which JSON readers refuse. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A model's text as an answer: storable, and cut between two characters, with a note that says so, where it is too long. */
export function answerText(text: string): string {
  const whole = storable(text).trim();
  if (whole.length <= longestAnswer) return whole;
  const room = longestAnswer - cutNote.length;
  const boundary = characters.segment(whole.slice(0, room + longestCharacter)).containing(room)?.index ?? room;
  const end = room - boundary < longestCharacter ? boundary : room;
  return `${whole.slice(0, isHalf(whole, end) ? end - 1 : end).trimEnd()}${cutNote}`;
}

/** Whether a cut before this place would halve a character. */
const isHalf = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
