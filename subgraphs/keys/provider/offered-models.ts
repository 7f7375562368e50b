import { calcPrice } from '@pydantic/genai-prices';
import type { ModelEntry } from '@konstruct/providers';
import { Decimal } from 'decimal.js';
import { hundredAnswersUsd } from './price.ts';
import type { Model } from './provider.ts';

/**
 * The models of a vendor that are on offer, with the price table's prices of today. Long prompts cost more at some: these are the base
 * prices.
 */
export function offeredModels(models: readonly ModelEntry[], priceTable: string | null): readonly Model[] {
  return models.map(({ id, name }) => {
    const price =
      priceTable === null ? undefined : calcPrice({ input_tokens: 0, output_tokens: 0 }, id, { providerId: priceTable })?.model_price;
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

/** The table holds doubles such as 0.15, whose shortest text is the price that was meant. */
function decimal(price: number | { base: number } | undefined): string | null {
  if (price === undefined) return null;
  return new Decimal(String(typeof price === 'number' ? price : price.base)).toFixed();
}
