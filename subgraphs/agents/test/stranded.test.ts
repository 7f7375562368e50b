import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService();
  await service.start();
});
afterAll(() => service.close());

const ofTenant = (tenantId: string) =>
  service.database.query<{ id: string }>('select id from agents.messages where tenant_id = $1', [tenantId]);

test('a message is answered whose cause went in the moment in which it was written down to wait for it', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.entitle(tenantId, { version: 2, mayAnswer: false });
  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  await service.write(tenantId, {});
  await until(async () => (await ofTenant(tenantId)).length === 1);
  // A lock delays the attempt while it marks the message as waiting; it has already read the blocker.
  await foreign.query('begin');
  await foreign.query('select from agents.messages where tenant_id = $1 for update', [tenantId]);
  await until(
    async () =>
      (
        await service.database.query(
          "select from pg_stat_activity where usename = 'konstruct_agents' and wait_event_type = 'Lock'",
        )
      ).length > 0,
  );
  const entitled = service.entitle(tenantId, { version: 3, mayAnswer: true });
  await new Promise((resolve) => setTimeout(resolve, 700));
  await foreign.query('rollback');
  await foreign.end();
  await entitled;
  await until(async () => (await service.states(tenantId))[0] !== 'PENDING');
  await until(async () => (await service.states(tenantId))[0] === 'ANSWERED');
});

test('a message whose answer was cut off by the end of two workers is no longer retried, the next is answered, and nothing is left open', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.fault({ match: '/v1/chat', hang: true });
  const [written] = await service.write(tenantId, {});
  await until(
    async () =>
      (await service.database.query("select from agents.runs where tenant_id = $1 and state = 'CALLING'", [tenantId]))
        .length > 0,
  );
  const ofJob = "name = 'agents.answer' and data ->> 'tenantId' = $1 and retry_count = 0";
  await service.database.query(
    `insert into jobs.lost_workers (job_id, count) select id, 1 from pgboss.job where ${ofJob}`,
    [tenantId],
  );
  await until(async () => {
    // The worker keeps renewing its lease.
    await service.database.query(`update pgboss.job set heartbeat_on = now() - interval '1 minute' where ${ofJob}`, [
      tenantId,
    ]);
    return (await service.states(tenantId))[0] !== 'PENDING';
  });
  expect(await service.states(tenantId)).toEqual(['NO_ANSWER']);
  expect(
    await service.database.query("select from agents.runs where tenant_id = $1 and state in ('RESERVING', 'CALLING')", [
      tenantId,
    ]),
  ).toEqual([]);
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual(['interrupted']);
  await service.write(tenantId, { channelId: written?.channelId ?? '' });
  await until(async () => (await service.states(tenantId)).join() === 'NO_ANSWER,ANSWERED');
});

test('an answer that is paid for is written down once the database takes it, and not asked for again', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.fault({ match: '/v1/chat', delayMs: 1000 });
  await service.write(tenantId, {});
  await until(
    async () =>
      (await service.database.query("select from agents.runs where tenant_id = $1 and state = 'CALLING'", [tenantId]))
        .length > 0,
  );
  // Longer than a statement waits for a lock.
  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  await foreign.query('begin');
  await foreign.query('select from agents.conversations where tenant_id = $1 for update', [tenantId]);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  await foreign.query('rollback');
  await foreign.end();
  await until(async () => (await service.states(tenantId))[0] === 'ANSWERED');
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual(['completed']);
});
