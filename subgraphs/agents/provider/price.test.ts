import { models, providerEnv } from '@konstruct/providers';
import { calcPrice } from '@pydantic/genai-prices';
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { boundOf, priceOf } from './price.ts';
import { createProviders, type Provider } from './provider.ts';

const sandboxProvider = {
  id: 'practice',
  name: 'Sandbox',
  protocol: 'openai-compatible',
  baseUrl: 'http://127.0.0.1:1/v1',
  isKeyRequired: false,
  isPractice: true,
  models: [
    { id: 'practice-1', name: 'Sandbox 1', inputUsdPerMillionTokens: '0.15', outputUsdPerMillionTokens: '0.60' },
    { id: 'practice-2', name: 'Sandbox 2' },
  ],
};
const providers = createProviders(
  z.object(providerEnv).parse({ EXTRA_LLM_PROVIDERS: JSON.stringify([sandboxProvider]) }),
);
const at = (id: string, modelId: string, baseUrl = '') => ({
  provider: providers.get(id) as Provider,
  modelId,
  baseUrl,
});
const tokens = (prompt: number, completion: number, cached = 0, cacheWritten = 0) => ({
  prompt,
  completion,
  cached,
  cacheWritten,
});

test.each([
  ['openai', 'gpt-4o-mini', tokens(1000, 100, 500)],
  ['openai', 'gpt-5.1', tokens(123_457, 4_321, 99_001)],
  ['anthropic', 'claude-sonnet-4-5', tokens(10_007, 777, 5_000, 1_000)],
  ['anthropic', 'claude-sonnet-4-5', tokens(1_000_000, 1_000)],
])('a call of %s %s costs what the public table says, cached tokens and tiers included', (id, model, used) => {
  const usage = {
    input_tokens: used.prompt,
    output_tokens: used.completion,
    cache_read_tokens: used.cached,
    cache_write_tokens: used.cacheWritten,
  };
  const expected = new Decimal(calcPrice(usage, model, { providerId: id })?.total_price ?? 0);
  const { costUsd, isPriced } = priceOf(used, at(id, model));
  expect(isPriced).toBe(true);
  expect(costUsd).toMatch(/^\d+\.\d{10}$/);
  expect(new Decimal(costUsd).minus(expected).abs().lt('0.00000000006')).toBe(true);
});

test('an unknown model is never free: it is taken at a safe upper price, and marked', () => {
  for (const target of [
    at('openai', 'gpt-99-secret'),
    at('practice', 'practice-2'),
    at('openai-compatible', 'llama3', 'https://llm.example.com/v1'),
  ]) {
    expect(priceOf(tokens(1_000, 100), target)).toEqual({ costUsd: '0.0950000000', isPriced: false });
    expect(Number(boundOf({ bytes: 10, messageCount: 1 }, 10, target).costUsd)).toBeGreaterThan(0);
  }
});

test('a known host behind an OpenAI-compatible address has its price', () => {
  const groq = at('openai-compatible', 'llama-3.3-70b-versatile', 'https://api.groq.com/openai/v1');
  expect(priceOf(tokens(1_000_000, 1_000_000), groq)).toEqual({ costUsd: '1.3800000000', isPriced: true });
});

test.each(models)('$vendor $id is priced by its vendor’s own table', ({ vendor, id }) => {
  expect(priceOf(tokens(1_000, 100), at(vendor, id)).isPriced).toBe(true);
});

test('a deployment at Azure has the price of the model that it is named like, and any other is no guess', () => {
  const azure = (modelId: string) =>
    priceOf(tokens(1_000_000, 0), at('azure', modelId, 'https://desk.openai.azure.com/openai/v1'));
  expect(azure('gpt-5-mini')).toEqual({ costUsd: '0.2500000000', isPriced: true });
  expect(azure('front-desk')).toEqual({ costUsd: '75.0000000000', isPriced: false });
});

test('configured prices are exact', () => {
  expect(priceOf(tokens(1, 1), at('practice', 'practice-1'))).toEqual({ costUsd: '0.0000007500', isPriced: true });
  expect(priceOf(tokens(123, 45), at('practice', 'practice-1'))).toEqual({ costUsd: '0.0000454500', isPriced: true });
});

test('the bound is never less than any cost within it', () => {
  for (const target of [
    at('openai', 'gpt-4o-mini'),
    at('anthropic', 'claude-sonnet-4-5'),
    at('practice', 'practice-1'),
    at('openai', 'unknown'),
  ]) {
    const bound = boundOf({ bytes: 5_000, messageCount: 4 }, 1_000, target);
    for (const used of [
      tokens(5_000, 1_000),
      tokens(5_000, 1_000, 5_000),
      tokens(5_000, 1_000, 0, 5_000),
      tokens(1, 0),
    ]) {
      expect(new Decimal(bound.costUsd).gte(priceOf(used, target).costUsd)).toBe(true);
    }
  }
});
