import { publish, startWorker } from '@konstruct/kit/jobs';
import { newId, openDatabase } from '@konstruct/kit/database';
import { createLogger } from '@konstruct/kit/process';
import { testJob, until, waitingMessages } from '@konstruct/kit/testing';
import { agentUpdated, runEnded } from '@konstruct/schema/messages';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHandlers, recurring } from '../jobs.ts';
import { handleMakeMonths } from '../rollup/roll-up.job.ts';
import { rollUp } from '../rollup/roll-up.ts';
import { openUsageService, paidRun, type UsageService } from './usage-service.ts';
import { usageOf } from './usage-query.ts';

let service: UsageService;
beforeAll(async () => void (service = await openUsageService()));
afterAll(() => service.close());

const today = new Date().toISOString().slice(0, 10);
const range = { from: '2026-01-01', to: today };

test('a month of events cannot be read past the table’s policies', async () => {
  const tenantId = newId();
  await service.settle(tenantId, paidRun());
  const months = await service.database.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'usage.audit_events'::regclass",
  );
  expect(months.length).toBeGreaterThan(4);
  for (const { name } of months) {
    await expect(service.deps.database.forTenant(tenantId).execute(`select count(*) from ${name}`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(service.deps.directory.fork().execute(`select count(*) from ${name}`)).rejects.toThrow(
      /permission denied/,
    );
  }
});

test('events are neither changed nor deleted, and rollups are written by the roller alone', async () => {
  const tenantId = newId();
  await service.settle(tenantId, paidRun());
  await rollUp(service.deps.directory);
  const em = () => service.deps.database.forTenant(tenantId);
  expect(await em().execute('update usage.audit_events set cost_usd = 0 returning id')).toEqual([]);
  expect(await em().execute('delete from usage.audit_events returning id')).toEqual([]);
  expect(await em().execute('update usage.quarter_hours set cost_usd = 0 returning agent_id')).toEqual([]);
  expect(await em().execute('delete from usage.quarter_hours returning agent_id')).toEqual([]);
  await expect(service.deps.directory.fork().execute('update usage.audit_events set cost_usd = 0')).rejects.toThrow(
    /permission denied/,
  );
  await expect(service.deps.directory.fork().execute('select 1 from usage.budgets')).rejects.toThrow(
    /permission denied/,
  );
  expect((await usageOf(service, tenantId, range)).totals.costUsd).toBe('0.0100000000');
});

test('old events are kept in the past’s partition, and an id far in the future is refused', async () => {
  const tenantId = newId();
  const at = (day: string) => ({ runId: v7({ msecs: Date.parse(`${day}T12:00:00Z`) }), at: `${day}T12:00:00Z` });
  await service.settle(tenantId, paidRun(at('2026-02-03')));
  expect((await usageOf(service, tenantId, { from: '2026-02-03', to: '2026-02-03' })).totals.answerCount).toBe(1);
  await expect(service.settle(tenantId, paidRun(at('2031-01-01')))).rejects.toThrow(/no partition/);
});

test('making months again makes none twice', async () => {
  const count = async () =>
    (await service.database.query('select from pg_inherits where inhparent = $1::regclass', ['usage.audit_events']))
      .length;
  const before = await count();
  await Promise.all([1, 2, 3].map(() => handleMakeMonths(service.deps).run({}, testJob())));
  expect(await count()).toBe(before);
});

test('after a restore, where transaction ids start over, nothing is lost and nothing counted twice', async () => {
  const tenantId = newId();
  const rolled = paidRun();
  await service.settle(tenantId, rolled);
  await rollUp(service.deps.directory);
  await service.settle(tenantId, paidRun());
  // As in a dump from another cluster: transaction ids that this cluster has not reached yet.
  await service.database.query("update usage.audit_events set written_xact = '900000000000' where id = $1", [
    rolled.runId,
  ]);
  await service.database.query(
    "update usage.audit_events set written_xact = '900000000009' where tenant_id = $1 and id <> $2",
    [tenantId, rolled.runId],
  );
  await service.database.query("update usage_directory.rollup_state set below = '900000000005'");
  await service.settle(tenantId, paidRun());
  for (let time = 0; time < 3; time += 1) {
    await rollUp(service.deps.directory);
    expect((await usageOf(service, tenantId, range)).totals).toMatchObject({ answerCount: 3, costUsd: '0.0300000000' });
  }
});

test('messages of the other services take effect once, through the queue', async () => {
  const tenantId = newId();
  const log = createLogger({ name: 'usage', level: 'silent' });
  const { database: db } = service;
  const handlers = createHandlers(service.deps);
  const agents = await openDatabase(
    { service: 'agents', entities: [], directoryEntities: [], sends: [] },
    db.connection,
  );
  const worker = await startWorker({ service: 'usage', connection: db.connection, handlers, recurring, log });
  try {
    const agentId = newId();
    const run = paidRun({ agentId });
    await agents.forTenant(tenantId).transactional(async (tx) => {
      await publish(tx, agentUpdated, tenantId, { agentId, version: 1, name: 'Ada', monthlyBudgetUsd: '1.00' });
      await publish(tx, runEnded, tenantId, run);
      await publish(tx, runEnded, tenantId, run);
      await publish(tx, runEnded, tenantId, {
        runId: newId(),
        agentId,
        outcome: 'released',
        at: new Date().toISOString(),
      });
    });
    await until(async () => (await waitingMessages(db)).length === 0);
    expect((await usageOf(service, tenantId, range)).totals).toMatchObject({ answerCount: 1, costUsd: '0.0100000000' });
    await until(
      async () => (await db.query('select from usage.usage_days where tenant_id = $1', [tenantId])).length === 1,
    );
    expect((await usageOf(service, tenantId, range)).totals).toMatchObject({ answerCount: 1, costUsd: '0.0100000000' });
  } finally {
    await worker.stop();
    await agents.close();
  }
});
