import { calcPrice } from '@pydantic/genai-prices';
import { Decimal } from 'decimal.js';
import { hundredAnswersUsd } from './price.ts';
import type { Model } from './provider.ts';

/** What is offered of each vendor, cheapest first: enough to choose from at a glance. Names as the vendor writes them. */
const offered = {
  openai: {
    'gpt-6-luna': 'GPT-6 Luna',
    'gpt-4o-mini': 'GPT-4o mini',
    'gpt-5-mini': 'GPT-5 mini',
    'gpt-4.1-mini': 'GPT-4.1 mini',
    'gpt-5.4-mini': 'GPT-5.4 mini',
    'gpt-6-sol': 'GPT-6 Sol',
    'gpt-5.6-terra': 'GPT-5.6 Terra',
  },
  anthropic: {
    'claude-haiku-4-5': 'Claude Haiku 4.5',
    'claude-sonnet-5': 'Claude Sonnet 5',
    'claude-sonnet-4-6': 'Claude Sonnet 4.6',
    'claude-opus-5-5': 'Claude Opus 5.5',
    'claude-opus-4-6': 'Claude Opus 4.6',
  },
} as const;

type Vendor = keyof typeof offered;

/** The models of a vendor with the price table's prices of today. Long prompts cost more at some: these are the base prices. */
export function modelsOf(vendor: Vendor): readonly Model[] {
  return Object.entries(offered[vendor]).map(([id, name]) => {
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
