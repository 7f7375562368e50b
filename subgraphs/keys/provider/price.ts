import { Decimal } from 'decimal.js';

/** A typical answer: the model reads instructions, knowledge and the conversation so far, and writes a paragraph. */
const answer = { readTokens: 1200, writtenTokens: 200 };
const answers = 100;
const million = 1_000_000;

/** What 100 typical answers cost at the given prices per million tokens, exact; null if a price is unknown. */
export function hundredAnswersUsd(
  inputUsdPerMillionTokens: string | null,
  outputUsdPerMillionTokens: string | null,
): string | null {
  if (inputUsdPerMillionTokens === null || outputUsdPerMillionTokens === null) return null;
  const read = new Decimal(inputUsdPerMillionTokens).times(answer.readTokens);
  const written = new Decimal(outputUsdPerMillionTokens).times(answer.writtenTokens);
  return read.plus(written).times(answers).div(million).toFixed();
}
