const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_MESSAGE = 4;

/** Approximates a tokeniser's count for English: one token per four characters. */
export function countTokens(text: string): number {
  return Math.ceil([...text].length / CHARACTERS_PER_TOKEN);
}

/** The tokens of a whole prompt: every text, plus the overhead of each message. */
export function countPromptTokens(texts: string[]): number {
  return texts.reduce((sum, text) => sum + countTokens(text) + TOKENS_PER_MESSAGE, 3);
}

/** Cuts a text to a number of tokens, by the same approximation. */
export function cutToTokens(text: string, limit: number): { text: string; isCut: boolean } {
  const signs = [...text];
  const most = Math.max(0, Math.floor(limit)) * CHARACTERS_PER_TOKEN;
  return signs.length <= most ? { text, isCut: false } : { text: signs.slice(0, most).join(''), isCut: true };
}
