import { newId } from '@konstruct/kit/database';
import { testOperator, until } from '@konstruct/kit/testing';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenantContext, inTransaction } from '../context.ts';
import { settleRun } from '../reservation/settle-run.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { usageOf, usageQuery } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const now = new Date();
const range = {
  from: dayOf(new Date(now.getTime() - 6 * 86_400_000)),
  to: dayOf(new Date(now.getTime() + 86_400_000)),
};

test('what is shown is the sum of the events to the last digit, in every group, before and after they are rolled up', async () => {
  const tenantId = newId();
  const [ada, bob] = [newId(), newId()];
  const runs = [
    paidRun({ agentId: ada, costUsd: '0.0000000001', promptTokens: 9_007_199_254_740_991 }),
    paidRun({ agentId: ada, costUsd: '0.1', providerId: 'anthropic', keyId: newId(), channelKind: 'PLAYGROUND' }),
    paidRun({ agentId: bob, costUsd: '0.2', isPriced: false }),
    paidRun({ agentId: bob, costUsd: '1.0000000007', outcome: 'interrupted', messageId: null }),
  ];
  for (const run of runs.slice(0, 2)) await service.settle(tenantId, run);
  const early = await usageOf(service, tenantId, range);
  await rollUp(service.deps.directory);
  expect(await usageOf(service, tenantId, range)).toEqual(early);
  for (const run of runs.slice(2)) await service.settle(tenantId, run);
  const mixed = await usageOf(service, tenantId, range);
  await rollUp(service.deps.directory);
  expect(await usageOf(service, tenantId, range)).toEqual(mixed);

  expect(mixed.totals).toEqual({
    answerCount: 3,
    unansweredCount: 0,
    interruptedCount: 1,
    unmeasuredCount: 0,
    promptTokens: '9007199254741291',
    completionTokens: '80',
    cachedTokens: '160',
    costUsd: '1.3000000008',
    unpricedCostUsd: '0.2000000000',
    unansweredCostUsd: '0.0000000000',
    interruptedCostUsd: '1.0000000007',
    unmeasuredCostUsd: '0.0000000000',
  });
  expect(mixed.byDay).toHaveLength(8);
  expect(mixed.byDay.filter(({ totals }) => totals.costUsd === '0.0000000000')).toHaveLength(7);
  expect(mixed.byProvider.map(({ providerId, totals }) => [providerId, totals.costUsd])).toEqual([
    ['openai', '1.2000000008'],
    ['anthropic', '0.1000000000'],
  ]);
  expect(mixed.byAgent.map(({ agent, totals }) => [agent?.id, totals.costUsd])).toEqual([
    [bob, '1.2000000007'],
    [ada, '0.1000000001'],
  ]);
  expect(mixed.byChannel.map(({ kind, totals }) => [kind, totals.answerCount])).toEqual([
    ['SLACK', 2],
    ['PLAYGROUND', 1],
  ]);

  expect((await usageOf(service, tenantId, range, { agentId: ada })).totals.costUsd).toBe('0.1000000001');
  expect((await usageOf(service, tenantId, range, { agentId: bob, providerId: 'openai' })).totals.costUsd).toBe(
    '1.2000000007',
  );
  expect((await usageOf(service, tenantId, range, { agentId: 'none' })).totals.answerCount).toBe(0);
});

test('what is shown never differs from the sum of the events while many write, some take back, and two roll up', async () => {
  const tenantId = newId();
  const agentId = newId();
  let writing = true;
  let views = 0;

  const takeBack = (run: ReturnType<typeof paidRun>) =>
    inTransaction(createTenantContext(service.deps, tenantId), async (tx) => {
      await settleRun(tx, run);
      throw new Error('taken back');
    });
  async function write(): Promise<void> {
    for (let turn = 0; turn < 40; turn += 1) {
      const run = paidRun({
        agentId,
        costUsd: (Math.random() / 10).toFixed(10),
        at: new Date(now.getTime() - turn * 3_600_000).toISOString(),
      });
      if (turn % 7 !== 0) await service.settle(tenantId, run);
      else await takeBack(run).catch(() => undefined);
    }
  }
  const roll = async () => {
    while (writing) await rollUp(service.deps.directory);
  };
  // Sums only grow: the displayed sum is between the sum before and the sum after.
  const look = async () => {
    while (writing) {
      const before = await sumOfEvents(tenantId);
      const shown = (await usageOf(service, tenantId, range)).totals;
      const after = await sumOfEvents(tenantId);
      expect(new Decimal(before.cost).lte(shown.costUsd) && new Decimal(shown.costUsd).lte(after.cost)).toBe(true);
      expect(Number(before.count) <= shown.answerCount && shown.answerCount <= Number(after.count)).toBe(true);
      views += 1;
    }
  };
  const held = service.database.query('select pg_current_xact_id(), pg_sleep(0.5)');
  const background = [roll(), roll(), look()];
  await Promise.all([write(), write(), write(), write(), held]);
  writing = false;
  await Promise.all(background);

  expect(views).toBeGreaterThan(3);
  const sum = await sumOfEvents(tenantId);
  expect((await usageOf(service, tenantId, range)).totals).toMatchObject({
    answerCount: Number(sum.count),
    costUsd: sum.cost,
  });
  // A writer in another database of this PostgreSQL holds the watermark back for as long as its transaction runs.
  await until(async () => {
    await rollUp(service.deps.directory);
    expect((await usageOf(service, tenantId, range)).totals).toMatchObject({
      answerCount: Number(sum.count),
      costUsd: sum.cost,
    });
    const [rolled] = await service.database.query<{ cost: string }>(
      'select sum(cost_usd)::text as cost from usage.quarter_hours where tenant_id = $1',
      [tenantId],
    );
    return rolled?.cost === sum.cost;
  });
});

async function sumOfEvents(tenantId: string): Promise<{ count: string; cost: string }> {
  const rows = await service.database.query<{ count: string; cost: string }>(
    'select count(*), coalesce(sum(cost_usd), 0)::text as cost from usage.audit_events where tenant_id = $1',
    [tenantId],
  );
  return rows[0] ?? { count: '', cost: '' };
}

test('a range that cannot be read is answered with what to ask instead', async () => {
  const tenantId = newId();
  const operator = testOperator(tenantId);
  const faults = [
    [{ from: '2026-11-02', to: '2026-11-01' }, 'The range must not end before it starts.'],
    [{ from: '2025-01-01', to: '2026-11-01' }, 'Choose at most 366 days at a time.'],
    [{ from: '0001-01-01', to: '9999-12-31' }, 'Choose at most 366 days at a time.'],
  ] as const;
  for (const [wrong, message] of faults) {
    const tenants = [{ __typename: 'Tenant', id: tenantId }];
    const { errors } = await service.askRaw(operator, usageQuery, { tenants, range: wrong });
    expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
  }
  const year = await usageOf(service, tenantId, { from: '2024-01-01', to: '2024-12-31' });
  expect(year.byDay).toHaveLength(366);
  expect(year.totals.costUsd).toBe('0.0000000000');
});

const messageQuery = `query($messages: [_Any!]!) { _entities(representations: $messages) { ... on Message {
  usage { providerId modelId promptTokens completionTokens cachedTokens costUsd isPriced latencyMs } } } }`;

test('an answer shows what it used, an answer that was written again the sum, and a message of a person nothing', async () => {
  const tenantId = newId();
  const answer = paidRun();
  const again = paidRun({ costUsd: '0.02', isPriced: false });
  await service.settle(tenantId, answer);
  await service.settle(tenantId, {
    ...again,
    outcome: 'interrupted',
    at: new Date(0).toISOString(),
    providerId: 'anthropic',
  });
  await service.settle(tenantId, paidRun({ messageId: again.messageId, costUsd: '0.01' }));
  const messages = [answer.messageId, again.messageId, newId(), 'none'].map((id) => ({ __typename: 'Message', id }));
  const data = await service.ask(testOperator(tenantId), messageQuery, { messages });
  const one = {
    providerId: 'openai',
    modelId: 'gpt-5.1',
    promptTokens: '100',
    completionTokens: '20',
    cachedTokens: '40',
    latencyMs: 900,
  };
  expect(data).toEqual({
    _entities: [
      { usage: { ...one, costUsd: '0.0100000000', isPriced: true } },
      {
        usage: {
          ...one,
          promptTokens: '200',
          completionTokens: '40',
          cachedTokens: '80',
          costUsd: '0.0300000000',
          isPriced: false,
          latencyMs: 1800,
        },
      },
      { usage: null },
      { usage: null },
    ],
  });
});

test('another company sees no event, and no tenant but its own', async () => {
  const [tenantId, other] = [newId(), newId()];
  const run = paidRun();
  await service.settle(tenantId, run);
  expect(
    await service.ask(testOperator(other), messageQuery, { messages: [{ __typename: 'Message', id: run.messageId }] }),
  ).toEqual({
    _entities: [{ usage: null }],
  });
  const tenants = [{ __typename: 'Tenant', id: tenantId }];
  expect(await service.ask(testOperator(other), usageQuery, { tenants, range })).toEqual({ _entities: [null] });
  expect((await usageOf(service, other, range)).totals.answerCount).toBe(0);
});
