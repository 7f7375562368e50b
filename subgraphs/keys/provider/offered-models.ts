import { calcPrice } from '@pydantic/genai-prices';
import type { ModelEntry } from '@konstruct/providers';
import { Decimal } from 'decimal.js';
import { hundredAnswersUsd } from './price.ts';
import type { Model } from './provider.ts';

/**
 * The models that a vendor offers, with today's prices from the price table. Some vendors charge more for long prompts:
 * these are the base prices.
 */
export function offeredModels(models: readonly ModelEntry[], priceTable: string | null): readonly Model[] {
  return models.map(({ id, name }) => {
    const price =
      priceTable === null
        ? undefined
        : calcPrice({ input_tokens: 0, output_tokens: 0 }, id, { providerId: priceTable })?.model_price;
    const [input, output] = [decimal(price?.['input_mtok']), decimal(price?.['output_mtok'])];
    return {
      id,
      name,
      inputUsdPerMillionTokens: input,
      outputUsdPerMillionTokens: output,
      hundredAnswersUsd: hundredAnswersUsd(input, output),
    };
  });
}

/** The table holds doubles such as 0.15; their shortest text form is the intended price. */
function decimal(price: number | { base: number } | undefined): string | null {
  if (price === undefined) return null;
  return new Decimal(String(typeof price === 'number' ? price : price.base)).toFixed();
}
