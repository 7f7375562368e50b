import { calcPrice } from '@pydantic/genai-prices';
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { models } from '@konstruct/providers';
import { offeredModels } from './offered-models.ts';

const vendors = [...new Set(models.map(({ vendor }) => vendor))];
const modelsOf = (vendor: string) =>
  offeredModels(
    models.filter((model) => model.vendor === vendor),
    vendor,
  );

test.each(vendors)(
  'every model offered of %s is in the price table under its own name, at a price above zero',
  (vendor) => {
    for (const { id, hundredAnswersUsd } of modelsOf(vendor)) {
      expect(calcPrice({}, id, { providerId: vendor })?.model.id).toBe(id);
      expect(new Decimal(hundredAnswersUsd ?? 0).gt(0)).toBe(true);
    }
  },
);

test.each(vendors)('what a hundred answers of %s cost agrees with the price table', (vendor) => {
  for (const { id, hundredAnswersUsd } of modelsOf(vendor)) {
    const table = calcPrice({ input_tokens: 1200, output_tokens: 200 }, id, { providerId: vendor })?.total_price ?? 0;
    expect(new Decimal(hundredAnswersUsd ?? 0).toNumber()).toBeCloseTo(table * 100, 10);
  }
});

test.each(vendors)('the models of %s come cheapest first: the first one is what a key is tried on', (vendor) => {
  const costs = modelsOf(vendor).map(({ hundredAnswersUsd }) => Number(hundredAnswersUsd));
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));
});
