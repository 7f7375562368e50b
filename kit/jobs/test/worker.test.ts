import { fork } from 'node:child_process';
import { join } from 'node:path';
import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { enqueue, handleJob, type JobOptions } from '../index.ts';
import { first, openTestQueue, second, type TestQueue } from './queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
beforeEach(() => queue.query('delete from pgboss.job'));
afterEach(() => queue.rest());
afterAll(() => queue.close());

const add = (n: number, options: JobOptions & { tenantId?: string } = {}) => {
  const { tenantId = newId(), ...rest } = options;
  return queue.sender.forTenant(tenantId).transactional((tx) => enqueue(tx, first, { n, tenantId }, rest));
};
const numberOf = (payload: unknown) => (payload as { n: number }).n;

test('what waits when a worker starts runs once, at the first try', async () => {
  for (let n = 0; n < 20; n += 1) await add(n);
  const tries: number[] = [];
  await queue.work([handleJob(first, async (_payload, { attempt }) => void tries.push(attempt))]);
  await until(queue.isEmpty);
  expect(tries).toEqual(Array(20).fill(1));
});

test('the jobs of a worker that was killed are taken over, within 15 seconds', async () => {
  await add(1, { key: 'line' });
  const doomed = fork(join(import.meta.dirname, 'worker-process.ts'), [JSON.stringify(queue.connection)]);
  await new Promise((resolve) => doomed.once('message', resolve));
  doomed.kill('SIGKILL');
  await add(2, { key: 'line' });
  const runs: [number, number][] = [];
  await queue.work([handleJob(first, async (payload, { attempt }) => void runs.push([numberOf(payload), attempt]))]);
  await until(queue.isEmpty, 15_000);
  expect(runs).toContainEqual([1, 2]);
  expect(runs).toContainEqual([2, 1]);
});

test('a try whose lease has expired is told so, and does not count as done: the job runs again', async () => {
  await add(1);
  const ended: number[] = [];
  await queue.work([
    handleJob(first, async (_payload, { attempt, signal }) => {
      if (attempt === 1) {
        // As if the process had been paused for too long, and another had been given the job.
        await queue.query("update pgboss.job set state = 'retry', heartbeat_on = null, start_after = now()");
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await until(async () =>
          (await queue.jobs()).some(({ state, retry_count }) => state === 'active' && retry_count === 1),
        );
      } else {
        await until(() => ended.length === 1);
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(await queue.isEmpty()).toBe(false);
      }
      ended.push(attempt);
    }),
  ]);
  await until(queue.isEmpty, 20_000);
  expect(ended).toEqual([1, 2]);
});

test('a worker that is asked to stop while nothing can be written down stops all the same, and another takes its job over', async () => {
  await add(1);
  const ran = Promise.withResolvers<void>();
  const blocked = Promise.withResolvers<void>();
  const worker = await queue.work(
    [
      handleJob(first, async (_payload, { attempt }) => {
        ran.resolve();
        if (attempt === 1) await blocked.promise;
      }),
    ],
    { graceMs: 100 },
  );
  await ran.promise;
  await queue.query('alter table pgboss.job_common rename to job_hidden');
  try {
    blocked.resolve();
    await worker.stop();
  } finally {
    await queue.query('alter table pgboss.job_hidden rename to job_common');
  }
  expect(await queue.isEmpty()).toBe(false);
  await queue.work([handleJob(first, async () => undefined)]);
  await until(queue.isEmpty, 20_000);
});

test('every connection is cut while jobs run: the worker goes on, and what ran in the meantime is done', async () => {
  const runs: number[] = [];
  const cut = Promise.withResolvers<undefined>();
  await queue.work([
    handleJob(first, async (payload) => {
      await cut.promise;
      runs.push(numberOf(payload));
    }),
  ]);
  for (let n = 0; n < 4; n += 1) await add(n);
  await until(async () => (await queue.jobs()).filter(({ state }) => state === 'active').length === 4);
  await queue.cut('konstruct_worker');
  cut.resolve(undefined);
  await add(4);
  await until(queue.isEmpty, 20_000);
  expect(runs.sort()).toEqual([0, 1, 2, 3, 4]);
});

test('the database is away, ten times in a row, while jobs come and go: nothing stays behind, and the worker says when it works', async () => {
  const name = new URL(queue.ownerUrl).pathname.slice(1);
  const runs = new Set<number>();
  const worker = await queue.work([
    handleJob(first, async (payload) => void runs.add(numberOf(payload)), { places: 8 }),
  ]);
  let n = 0;
  for (let round = 0; round < 10; round += 1) {
    for (let more = 0; more < 10; more += 1) await add((n += 1));
    await queue.query(`revoke connect on database ${name} from konstruct_worker`);
    await queue.cut('konstruct_worker');
    await add((n += 1));
    await queue.query(`grant connect on database ${name} to konstruct_worker`);
  }
  await until(queue.isEmpty, 40_000);
  expect(runs.size).toBe(n);
  expect(worker.isWorking()).toBe(true);
});

test('a worker that cannot reach the queue says that it does not work', async () => {
  const name = new URL(queue.ownerUrl).pathname.slice(1);
  const worker = await queue.work([handleJob(first, async () => undefined)]);
  expect(worker.isWorking()).toBe(true);
  await queue.query(`revoke connect on database ${name} from konstruct_worker`);
  await queue.cut('konstruct_worker');
  await until(() => !worker.isWorking(), 20_000);
  await queue.query(`grant connect on database ${name} to konstruct_worker`);
  await until(() => worker.isWorking(), 20_000);
});

test('a tenant with many slow jobs takes half of the places, and another tenant’s job runs at once', async () => {
  const [slow, quick] = [newId(), newId()];
  const release = Promise.withResolvers<undefined>();
  const running = new Map<string, number>();
  const handler = handleJob(
    first,
    async (payload) => {
      const { tenantId } = payload as { tenantId: string };
      running.set(tenantId, (running.get(tenantId) ?? 0) + 1);
      if (tenantId === slow) await release.promise;
    },
    { places: 10 },
  );
  await queue.work([handler]);
  for (let n = 0; n < 40; n += 1) await add(n, { tenantId: slow });
  await until(() => running.get(slow) === 5);
  await add(1, { tenantId: quick });
  await until(() => running.get(quick) === 1);
  expect(running.get(slow)).toBe(5);
  release.resolve(undefined);
  await until(queue.isEmpty);
  expect(running.get(slow)).toBe(40);
});

test('a job under which two workers died is moved to the dead letters, reported, and not run again', async () => {
  await add(1);
  await queue.query(
    `update pgboss.job set state = 'retry', retry_count = 2, started_on = now(), output = '{"value": {"message": "job heartbeat timeout"}}'`,
  );
  await queue.query('insert into jobs.lost_workers (job_id, count) select id, 1 from pgboss.job');
  const runs: unknown[] = [];
  await queue.work([handleJob(first, async (payload) => void runs.push(payload))]);
  await until(async () => (await queue.jobs()).some(({ state }) => state === 'cancelled'));
  expect(runs).toEqual([]);
});

test('a job that recurs runs again and again; a run that takes longer than its pause is not doubled, and one that fails comes back', async () => {
  const [runs, active, most] = [[] as number[], { now: 0 }, { ever: 0 }];
  await queue.work(
    [
      handleJob(second, async () => {
        active.now += 1;
        most.ever = Math.max(most.ever, active.now);
        runs.push(runs.length);
        if (runs.length === 1) await new Promise((resolve) => setTimeout(resolve, 2500));
        active.now -= 1;
        if (runs.length === 2) throw new Error('comes back');
      }),
    ],
    { recurring: [{ job: second, everyMs: 1 }] },
  );
  await until(() => runs.length >= 4);
  expect(most.ever).toBe(1);
});

test('stop lets running jobs end, tells them after the grace to stop, and leaves nothing behind', async () => {
  await add(1);
  let seen = '';
  const started = Promise.withResolvers<undefined>();
  const worker = await queue.work([
    handleJob(first, async () => {
      started.resolve(undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      seen = 'ended';
    }),
  ]);
  await started.promise;
  await worker.stop();
  expect([seen, await queue.isEmpty()]).toEqual(['ended', true]);
  await worker.stop();
  await add(2);
  const asked = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const aborted = await queue.work(
    [
      handleJob(first, async (_payload, { signal }) => {
        begun.resolve(undefined);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        asked.resolve(undefined);
        throw new Error('stopped');
      }),
    ],
    { graceMs: 100 },
  );
  await begun.promise;
  await aborted.stop();
  await asked.promise;
  expect(await queue.jobs()).toMatchObject([{ state: 'retry', retry_count: 0 }]);
});

test('a worker does not start with two handlers of a queue, nor with one of another service’s work', async () => {
  const handler = handleJob(first, async () => undefined);
  await expect(queue.work([handler, handler])).rejects.toThrow('Two handlers take from the queue billing.first.');
  await expect(queue.work([handler], { service: 'accounts' })).rejects.toThrow(
    'The service accounts may not handle billing.first.',
  );
});

test('how often workers were lost is remembered as long as the job is there, and not longer', async () => {
  await add(1, { runAt: new Date(Date.now() + 3_600_000) });
  await queue.query('insert into jobs.lost_workers (job_id, count) select id, 1 from pgboss.job');
  await queue.query('insert into jobs.lost_workers (job_id, count) values ($1, 1)', [newId()]);
  const lost = () => queue.query('select job_id as id from jobs.lost_workers');
  await queue.work([handleJob(second, async () => undefined)]);
  await until(async () => (await lost()).length < 2, 20_000);
  expect(await lost()).toEqual(await queue.query('select id from pgboss.job'));
});
