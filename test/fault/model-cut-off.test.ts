import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSlack, createCompany, hire } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, answersInSlack, breakNext, callsOf, writeInSlack } from '../setup/sandbox.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ alone: ['agents'], without: ['portal'] });
});
afterAll(() => product?.stop());

test('kill -9 while the model is answering: one answer after the restart, one completed and one interrupted event, nothing reserved', async () => {
  const operator = await createCompany(product);
  await hire(operator, { monthlyBudgetUsd: '5' });
  await connectSlack(operator, product);
  await breakNext(product, 'model', { match: '/v1/chat/completions', hang: true });

  await writeInSlack(product, 'When are you open?');
  await until(async () => (await callsOf(product, 'model', '/v1/chat/completions')) === 1);
  await product.kill('agents');
  expect(await answersInSlack(product)).toEqual([]);
  await product.start('agents');

  await answered(product, 1);
  const outcomes = await until(async () => {
    const rows = await product.database.query<{ outcome: string; cost: string }>(
      'select outcome, cost_usd::text as cost from usage.audit_events order by outcome',
    );
    return rows.length >= 2 && rows;
  });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['completed', 'interrupted']);
  expect(outcomes.every(({ cost }) => Number(cost) > 0)).toBe(true);
  expect(await product.database.query('select from usage.reservations where settled_at is null')).toEqual([]);
  expect(await product.database.query('select from usage.budgets where reserved_usd <> 0')).toEqual([]);

  // A second question shows that no late answer to the first follows it.
  await writeInSlack(product, 'Where can I park?');
  expect(await answered(product, 2)).toHaveLength(2);
});
