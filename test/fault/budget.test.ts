import { randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AskInPlaygroundDocument,
  ChangeEmployeeDocument,
  ConversationsDocument,
  EmployeeDocument,
} from '../graph/generated/graphql.ts';
import { createCompany, hire } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';

interface Money {
  readonly cap: number;
  readonly spent: number;
  readonly reserved: number;
}

let product: Product;
beforeAll(async () => {
  // A slow model keeps many reservations open at once.
  product = await startProduct({ without: ['portal'], environment: { SANDBOX_MODEL_LATENCY_MS: '300' } });
});
afterAll(() => product?.stop());

test('50 parallel messages to an employee whose budget holds 10: the cap is never passed, it is used, and the rest waits', async () => {
  const operator = await createCompany(product);
  const agentId = await hire(operator, { monthlyBudgetUsd: '5' });
  const ask = (text: string) =>
    operator.ask(AskInPlaygroundDocument, { input: { agentId, text, idempotencyKey: randomUUID() } });
  const events = () =>
    product.database.query<{ cost: string }>('select cost_usd::text as cost from usage.audit_events');
  const runs = () => product.database.query<{ bound: string }>('select bound_usd::text as bound from agents.runs');

  // The first answer shows what one costs, and how much is reserved for it.
  await ask('When are you open?');
  const first = await until(async () => (await events())[0]);
  const price = Number(first.cost);
  const bound = Math.max(...(await runs()).map((run) => Number(run.bound)));
  const cap = price + bound + 10 * price;
  const { agent } = await operator.ask(EmployeeDocument, { id: agentId });
  await operator.ask(ChangeEmployeeDocument, {
    input: { id: agentId, monthlyBudgetUsd: cap.toFixed(10), basedOnVersion: agent?.version ?? 0 },
  });
  await until(async () => Number((await operator.ask(EmployeeDocument, { id: agentId })).agent?.budget?.limitUsd) < 1);

  let watching = true;
  const seen: Money[] = [];
  const watch = (async () => {
    while (watching) {
      const rows = await product.database.query<Record<keyof Money, string>>(
        `select k.monthly_budget_usd::text as cap, b.spent_usd::text as spent, b.reserved_usd::text as reserved
         from usage.budgets b join usage.known_agents k on k.tenant_id = b.tenant_id and k.id = b.agent_id`,
      );
      seen.push(
        ...rows.map((row) => ({ cap: Number(row.cap), spent: Number(row.spent), reserved: Number(row.reserved) })),
      );
    }
  })();
  await Promise.all(Array.from({ length: 49 }, () => ask('When are you open?')));
  const waiting = await until(async () => {
    const { tenant } = await operator.ask(ConversationsDocument);
    const answeredCount = (await events()).length;
    const nodes = tenant?.waitingMessages?.nodes ?? [];
    return answeredCount + nodes.length === 50 && nodes;
  }, 120_000);
  watching = false;
  await watch;

  const answeredCount = (await events()).length;
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.filter(({ spent, reserved, cap: limit }) => spent + reserved > limit + 1e-9)).toEqual([]);
  expect(answeredCount).toBeGreaterThanOrEqual(Math.floor((cap - bound) / price));
  expect(answeredCount).toBeLessThan(50);
  expect(new Set(waiting.map(({ waitingCause }) => waitingCause))).toEqual(new Set(['BUDGET']));
  expect(await product.database.query('select from usage.reservations where settled_at is null')).toEqual([]);
}, 180_000);
