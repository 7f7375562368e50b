import { newId, openDatabase } from '@konstruct/kit/database';
import { publish, startWorker } from '@konstruct/kit/jobs';
import { metricsOf } from '@konstruct/kit/metrics';
import { createLogger } from '@konstruct/kit/process';
import { testOperator, until } from '@konstruct/kit/testing';
import { runEnded } from '@konstruct/schema/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandlers } from '../jobs.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const today = new Date().toISOString().slice(0, 10);
const query = `query($entities: [_Any!]!, $range: UsageRangeInput!) { _entities(representations: $entities) {
  ... on Agent { budget { currentUsd reservedUsd } }
  ... on Message { usage { costUsd isPriced isMeasured promptTokens reportedUsd reportedTokens } }
  ... on Tenant { usage(range: $range) { totals { answerCount costUsd unpricedCostUsd unmeasuredCount unmeasuredCostUsd promptTokens } } } } }`;

async function look(tenantId: string, agentId: string, messageId: string | null | undefined) {
  const entities = [
    { __typename: 'Agent', id: agentId },
    { __typename: 'Message', id: messageId },
    { __typename: 'Tenant', id: tenantId },
  ];
  const range = { from: today, to: today };
  const { _entities } = await service.ask<{
    _entities: [{ budget: object }, { usage: object }, { usage: { totals: object } }];
  }>(testOperator(tenantId), query, {
    entities,
    range,
  });
  const [{ budget }, { usage: ofMessage }, { usage }] = _entities;
  return { budget, ofMessage, totals: usage.totals };
}

test('N16 ten calls under way whose reports cannot be true are booked at what was reserved, and what was reported is kept and shown', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const runs = Array.from({ length: 10 }, () =>
    paidRun({ agentId, promptTokens: 3_000_000, completionTokens: 20, costUsd: '3.0012345678' }),
  );
  for (const { runId } of runs) {
    expect(await service.reserve(tenantId, { runId, agentId, amountUsd: '0.05' })).toMatchObject({
      outcome: 'reserved',
    });
  }
  await Promise.all(runs.map((run) => service.settle(tenantId, run)));
  expect(await look(tenantId, agentId, runs[0]?.messageId)).toEqual({
    budget: { currentUsd: '0.5000000000', reservedUsd: '0.0000000000' },
    ofMessage: {
      costUsd: '0.0500000000',
      isPriced: true,
      isMeasured: false,
      promptTokens: '0',
      reportedUsd: '3.0012345678',
      reportedTokens: '3000020',
    },
    totals: {
      answerCount: 10,
      costUsd: '0.5000000000',
      unpricedCostUsd: '0.0000000000',
      unmeasuredCount: 10,
      unmeasuredCostUsd: '0.5000000000',
      promptTokens: '0',
    },
  });
  const file = await (
    await service.open(`/export/usage.csv?view=events&from=${today}&to=${today}`, testOperator(tenantId))
  ).text();
  expect(file.split('\n')[0]).toMatch(/,reported_tokens,reported_usd\r?$/);
  expect(file.split('\n')[1]).toMatch(/,3000020,3.0012345678\r?$/);
});

test('N16 the same holds for a run that the reaper had counted as spent, and for what agents had capped already', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const late = paidRun({ agentId, costUsd: '2.5' });
  await service.reserve(tenantId, { runId: late.runId, agentId, amountUsd: '0.10' });
  await service.database.query('update usage.reservations set reaped_at = now() where tenant_id = $1', [tenantId]);
  await service.database.query('update usage.budgets set reserved_usd = 0, spent_usd = 0.10 where tenant_id = $1', [
    tenantId,
  ]);
  await service.settle(tenantId, late);
  const capped = paidRun({
    agentId,
    costUsd: '0.20',
    isPriced: false,
    reported: { tokens: 7_000_000, costUsd: '7.5' },
  });
  await service.reserve(tenantId, { runId: capped.runId, agentId, amountUsd: '0.20' });
  await service.settle(tenantId, capped);
  expect(await look(tenantId, agentId, capped.messageId)).toMatchObject({
    budget: { currentUsd: '0.3000000000', reservedUsd: '0.0000000000' },
    ofMessage: { costUsd: '0.2000000000', reportedUsd: '7.5000000000', reportedTokens: '7000000' },
  });
});

test('a report that fits what was reserved is booked as it stands, to the last digit', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  for (const costUsd of ['0.0500000000', '0.0123456789']) {
    const run = paidRun({ agentId, costUsd });
    await service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.05' });
    await service.settle(tenantId, run);
    expect(await look(tenantId, agentId, run.messageId)).toMatchObject({
      ofMessage: { costUsd, isPriced: true, isMeasured: true, reportedUsd: null, reportedTokens: null },
    });
  }
});

test('N16 a settlement that was capped is logged as an error and counted', async () => {
  const tenantId = newId();
  const agentId = await service.hireAgent(tenantId, '1.00');
  const run = paidRun({ agentId, costUsd: '4' });
  await service.reserve(tenantId, { runId: run.runId, agentId, amountUsd: '0.05' });
  const lines: string[] = [];
  const log = createLogger({ name: 'usage', level: 'error', destination: { write: (line) => void lines.push(line) } });
  const { database: db } = service;
  const agents = await openDatabase(
    { service: 'agents', entities: [], directoryEntities: [], sends: [] },
    db.connection,
  );
  const handlers = createHandlers({ ...service.deps, log });
  const worker = await startWorker({ service: 'usage', connection: db.connection, handlers, log });
  try {
    await agents.forTenant(tenantId).transactional((tx) => publish(tx, runEnded, tenantId, run));
    await until(async () => (await db.query('select from usage.audit_events where id = $1', [run.runId])).length === 1);
    await until(() => Promise.resolve(lines.length > 0));
  } finally {
    await worker.stop();
    await agents.close();
  }
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    tenantId,
    runId: run.runId,
    reportedUsd: '4',
    bookedUsd: '0.0500000000',
  });
  expect(await metricsOf('usage').text()).toMatch(/konstruct_capped_settlements_total\{.*\} 1/);
});
