/** Vendors give four characters a token as the rule of thumb for English. */
export const charactersPerToken = 3;
/** Letters of other scripts are two to four bytes; a token is seldom less than two of them. */
const bytesPerToken = 2;

/** Each message has a frame of role and separators. */
export const tokensPerMessage = 8;

/**
 * How many tokens a text may be, rather too many than too few: letters and blanks of ASCII by three, its digits and signs one by one,
 * all else by two bytes. Vendors count differently, so no exact number holds for all; what is too long all the same is refused by
 * the vendor, and then asked for once more with less of the conversation.
 */
export function estimateTokens(text: string): number {
  const letters = text.match(/[a-z\s]/gi)?.length ?? 0;
  const ascii = text.match(/[\0-\x7f]/g)?.length ?? 0;
  const otherBytes = Buffer.byteLength(text) - ascii;
  return Math.ceil(letters / charactersPerToken + (ascii - letters) + otherBytes / bytesPerToken);
}
