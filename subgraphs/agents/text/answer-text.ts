import { storable } from '@konstruct/kit/database';
import { boundaryBefore } from './shorten.ts';

/** The longest answer in characters (UTF-16 code units): it is stored, shown, and included in each later prompt. */
export const longestAnswer = 60_000;

const cutNote = '\n\n[…] This answer was too long and has been cut off here.';

/**
 * A model's text as an answer: storable, and if it is too long, cut between two characters with a note that says so.
 */
export function answerText(text: string): string {
  const whole = storable(text).trim();
  if (whole.length <= longestAnswer) return whole;
  return `${whole.slice(0, boundaryBefore(whole, longestAnswer - cutNote.length)).trimEnd()}${cutNote}`;
}
