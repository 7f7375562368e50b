const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_MESSAGE = 4;

/** About as many tokens as a tokeniser would count in English: one for four characters. */
export function countTokens(text: string): number {
  return Math.ceil([...text].length / CHARACTERS_PER_TOKEN);
}

/** The tokens of a whole prompt: every text plus what each message's frame costs. */
export function countPromptTokens(texts: string[]): number {
  return texts.reduce((sum, text) => sum + countTokens(text) + TOKENS_PER_MESSAGE, 3);
}

/** Cuts a text to a number of tokens, by the same measure. */
export function cutToTokens(text: string, limit: number): { text: string; isCut: boolean } {
  const signs = [...text];
  const most = Math.max(0, Math.floor(limit)) * CHARACTERS_PER_TOKEN;
  return signs.length <= most ? { text, isCut: false } : { text: signs.slice(0, most).join(''), isCut: true };
}
