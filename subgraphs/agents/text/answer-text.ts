import { boundaryBefore } from './shorten.ts';

/** The most characters (UTF-16 code units) of an answer: it is stored, shown, and read back into each later prompt. */
export const longestAnswer = 60_000;

const cutNote = '\n\n[…] This answer was too long and has been cut off here.';

/** What can be stored and sent on: without NUL, which PostgreSQL refuses, and without halves of characters, which JSON readers refuse. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A model's text as an answer: storable, and cut between two characters, with a note that says so, where it is too long. */
export function answerText(text: string): string {
  const whole = storable(text).trim();
  if (whole.length <= longestAnswer) return whole;
  return `${whole.slice(0, boundaryBefore(whole, longestAnswer - cutNote.length)).trimEnd()}${cutNote}`;
}
