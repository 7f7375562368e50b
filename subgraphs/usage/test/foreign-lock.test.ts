import { newId } from '@konstruct/kit/database';
import { testJob, testOperator, until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { handleReapReservations } from '../reservation/reap-reservations.job.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { type Usage, usageQuery } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const waiters = 20;
const isWaiting = "select from pg_stat_activity where usename = 'konstruct_usage' and wait_event_type = 'Lock'";

test('N4: a foreign transaction that holds one company’s budget costs that company alone', async () => {
  const [locked, other] = [newId(), newId()];
  const [lockedAgent, otherAgent] = [await service.hireAgent(locked, '100'), await service.hireAgent(other, '100')];
  const reserve = (tenantId: string, agentId: string) =>
    service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.01' });
  expect(await reserve(locked, lockedAgent)).toMatchObject({ outcome: 'reserved' });
  await service.record(other, [paidRun({ agentId: otherAgent })]);

  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  await foreign.query('begin');
  await foreign.query('select from usage.budgets where tenant_id = $1 for update', [locked]);
  let answered = 0;
  const answers = Array.from({ length: waiters }, async () => {
    const answer = await reserve(locked, lockedAgent);
    answered += 1;
    return answer;
  });
  await until(async () => (await service.database.query(isWaiting)).length >= 3);

  expect(await reserve(other, otherAgent)).toMatchObject({ status: 200, outcome: 'reserved' });
  const day = service.clock.now().toISOString().slice(0, 10);
  const seen = await service.ask<{ _entities: { usage: Usage }[] }>(testOperator(other), usageQuery, {
    tenants: [{ __typename: 'Tenant', id: other }],
    range: { from: day, to: day },
  });
  expect(seen._entities[0]?.usage.totals).toMatchObject({ answerCount: 1 });
  // All of this happened while the others were waiting, not after them.
  expect(answered).toBe(0);

  // They are asked to retry, and nothing is reserved for them.
  const busy = await Promise.all(answers);
  expect(new Set(busy.map(({ status }) => status))).toEqual(new Set([503]));
  await foreign.query('rollback');
  await foreign.end();
  const again = await Promise.all(Array.from({ length: waiters }, () => reserve(locked, lockedAgent)));
  expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['reserved']));
  expect(
    await service.database.query('select reserved_usd::text as held from usage.budgets where tenant_id = $1', [locked]),
  ).toEqual([{ held: '0.2100000000' }]);
});

test('what no one settled is counted as spent in all companies, also where the rows of one are locked', async () => {
  const tenants = [newId(), newId(), newId()];
  for (const tenantId of tenants) {
    const agentId = await service.hireAgent(tenantId, '100');
    await service.reserve(tenantId, { runId: newId(), agentId, amountUsd: '0.01' });
  }
  await service.database.query(
    "update usage.reservations set reserved_at = now() - interval '16 minutes' where tenant_id = any($1)",
    [tenants],
  );
  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  onTestFinished(() => foreign.end());
  await foreign.query('begin');
  await foreign.query('select from usage.budgets where tenant_id = $1 for update', [tenants[0]]);
  const reap = () => handleReapReservations(service.deps).run({}, testJob());
  await expect(reap()).rejects.toThrow(/1 of 3/);
  const open = () =>
    service.database.query('select tenant_id from usage.reservations where tenant_id = any($1) and reaped_at is null', [
      tenants,
    ]);
  expect(await open()).toEqual([{ tenant_id: tenants[0] }]);
  await foreign.query('rollback');
  await reap();
  expect(await open()).toEqual([]);
});
