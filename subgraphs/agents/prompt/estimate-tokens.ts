/** Vendors' rule of thumb for English is four characters a token; we count three, to be safe. */
export const charactersPerToken = 3;
/** Letters of other scripts take two to four bytes, and a token is seldom less than two bytes. */
const bytesPerToken = 2;

/** Each message has a frame of role and separators. */
export const tokensPerMessage = 8;

/**
 * Estimates the tokens of a text, rather too many than too few: three ASCII letters and blanks make one, each ASCII
 * digit or sign is one, and two bytes of everything else make one. Vendors count differently, so no exact number is
 * right for all. If a prompt is still too long, the vendor rejects it, and the next try has less of the conversation.
 */
export function estimateTokens(text: string): number {
  const letters = text.match(/[a-z\s]/gi)?.length ?? 0;
  const ascii = text.match(/[\0-\x7f]/g)?.length ?? 0;
  const otherBytes = Buffer.byteLength(text) - ascii;
  return Math.ceil(letters / charactersPerToken + (ascii - letters) + otherBytes / bytesPerToken);
}
