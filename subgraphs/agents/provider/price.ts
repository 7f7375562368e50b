import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';
import { Decimal } from 'decimal.js';
import type { ListedPrice, Provider } from './provider.ts';

/** A call's usage, as the provider reports it. */
export interface Tokens {
  /** Everything read, cached or not. */
  readonly prompt: number;
  readonly completion: number;
  /** Part of `prompt`: read from the provider's cache. */
  readonly cached: number;
  /** Part of `prompt`: written to the provider's cache. */
  readonly cacheWritten: number;
}

/** The model to price. */
export interface Priced {
  readonly provider: Pick<Provider, 'priceTable' | 'listedPrices'>;
  readonly modelId: string;
  /** The address of the call: it identifies known hosts behind an OpenAI-compatible address. */
  readonly baseUrl: string;
}

export interface Cost {
  /** US dollars, ten decimal places. */
  readonly costUsd: string;
  /** False: the price is unknown, and the cost is a safe upper bound. */
  readonly isPriced: boolean;
}

/**
 * The price that we assume for a model without a known one: above every general model on the public list of 2026, so
 * that a budget still limits it. Never zero.
 */
const safePrice: ListedPrice = { inputUsdPerMillionTokens: '75', outputUsdPerMillionTokens: '200' };

/** The cost of one call. Each call is priced alone: some prices rise with the length of the prompt. */
export function priceOf(tokens: Tokens, { provider, modelId, baseUrl }: Priced): Cost {
  const listed = provider.listedPrices.get(modelId);
  if (listed) return { costUsd: multiply(tokens, listed), isPriced: true };
  const found = calcPrice(
    {
      input_tokens: tokens.prompt,
      output_tokens: tokens.completion,
      cache_read_tokens: tokens.cached,
      cache_write_tokens: tokens.cacheWritten,
    },
    modelId,
    provider.priceTable === null ? { providerApiUrl: baseUrl } : { providerId: provider.priceTable },
  );
  // The table's sums are floats: rounded to ten places they are the exact product of its prices.
  if (found && isComplete(found.model_price))
    return { costUsd: new Decimal(found.total_price).toFixed(10), isPriced: true };
  return { costUsd: multiply(tokens, safePrice), isPriced: false };
}

/**
 * The highest price of a call. A token is at least one byte, so the prompt has no more tokens than bytes, and the
 * answer ends at its limit. Assumes that nothing is read from the cache, and that the whole prompt may be written to
 * it.
 */
export function boundOf(
  prompt: { bytes: number; messageCount: number },
  maxOutputTokens: number,
  priced: Priced,
): Cost & { tokens: Tokens } {
  const read = prompt.bytes + 64 + 16 * prompt.messageCount;
  const plain = { prompt: read, completion: maxOutputTokens, cached: 0, cacheWritten: 0 };
  const costs = [plain, { ...plain, cacheWritten: read }].map((tokens) => priceOf(tokens, priced));
  const mostExpensive = costs.reduce((a, b) => (new Decimal(a.costUsd).gte(b.costUsd) ? a : b));
  return { ...mostExpensive, tokens: plain };
}

function multiply(tokens: Tokens, price: ListedPrice): string {
  const input = new Decimal(price.inputUsdPerMillionTokens).times(tokens.prompt);
  const output = new Decimal(price.outputUsdPerMillionTokens).times(tokens.completion);
  return input.plus(output).div(1_000_000).toFixed(10, Decimal.ROUND_UP);
}

/** Whether the table has prices for both reading and writing: a missing price would count as zero. */
function isComplete(prices: ModelPrice): boolean {
  return prices['input_mtok'] !== undefined && prices['output_mtok'] !== undefined;
}
