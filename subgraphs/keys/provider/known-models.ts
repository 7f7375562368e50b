import { calcPrice } from '@pydantic/genai-prices';
import { models } from '@konstruct/schema/models';
import { Decimal } from 'decimal.js';
import { hundredAnswersUsd } from './price.ts';
import type { Model } from './provider.ts';

type Vendor = keyof typeof models;

/**
 * The models of a vendor that are on offer, as the table of models has them, with the price table's prices of today. Long prompts
 * cost more at some: these are the base prices.
 */
export function modelsOf(vendor: Vendor): readonly Model[] {
  return models[vendor].map(({ id, name }) => {
    const price = calcPrice({ input_tokens: 0, output_tokens: 0 }, id, { providerId: vendor })?.model_price;
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
