import { tenantBudgetChanged } from '@konstruct/schema/messages';
import { testJob, undoneJobs, until } from '@konstruct/kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { retryWaitingJob } from '../../job-definitions.ts';
import { handleRetryWaiting } from '../../waiting/retry-waiting.job.ts';
import { type AgentsService, openAgentsService } from '../agents-service.ts';
import { bareDependencies } from '../bare-dependencies.ts';

let service: AgentsService;
beforeEach(async () => {
  // Nothing is retried automatically within the test.
  service = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '60000' });
  await service.start();
});
afterEach(() => service.close());

const statesOf = async (tenantId: string) => (await service.states(tenantId)).join();

test('a conversation whose answer costs more than is left does not keep others of its employee waiting', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  const [tries, budget] = [[] as number[], { leftUsd: 0 }];
  service.stubs.rules.reserve = ({ amountUsd }) => {
    tries.push(Number(amountUsd));
    return Number(amountUsd) <= budget.leftUsd ? 'reserved' : 'exceeded';
  };
  await service.write(tenantId, { threadKey: 'short' }, { threadKey: 'long', text: 'word '.repeat(2_000) });
  await until(async () => (await statesOf(tenantId)) === 'BUDGET,BUDGET', 20_000);
  budget.leftUsd = (Math.min(...tries) + Math.max(...tries)) / 2;
  // The long one has failed more often.
  await service.database.query(
    `update agents.conversations set failure_count = 5 where tenant_id = $1 and thread_key = 'long'`,
    [tenantId],
  );
  await service.publish(tenantBudgetChanged, tenantId, {});
  await until(async () => tries.length === 3, 20_000);
  const comeDue = async () => {
    await service.database.query(
      'update agents.conversations set retry_at = retry_at - $2::interval where tenant_id = $1',
      [tenantId, '10 hours'],
    );
    await service.database.query(
      `update pgboss.job set start_after = now() where name = 'agents.retry_waiting' and state = 'created'`,
    );
  };
  await until(async () => {
    await comeDue();
    return (await service.states(tenantId)).includes('ANSWERED');
  }, 20_000);
  expect((await service.states(tenantId)).toSorted()).toEqual(['ANSWERED', 'BUDGET']);
});

test('a message is tried again though the clock of the worker that parked it is ahead of the one that retries it', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  service.stubs.rules.reserve = () => 'exceeded';
  await service.write(tenantId, {});
  await until(async () => (await statesOf(tenantId)) === 'BUDGET', 20_000);
  await service.stop();
  const [{ id, retry_at: retryAt } = { id: '', retry_at: new Date() }] = await service.database.query<{
    id: string;
    retry_at: Date;
  }>('select id, retry_at from agents.conversations where tenant_id = $1', [tenantId]);
  await service.database.query('delete from pgboss.job where name = $1', [retryWaitingJob.name]);
  const deps = await bareDependencies(service);
  const runAt = (now: Date) => handleRetryWaiting({ ...deps, clock: { now: () => now } }).run({ tenantId }, testJob());
  try {
    // The queue says that it is time, but by this worker's clock nothing is due for another minute.
    await runAt(new Date(retryAt.getTime() - 60_000));
    expect(await undoneJobs(service.database, retryWaitingJob.name)).toHaveLength(1);
    expect(await undoneJobs(service.database, 'agents.answer', id)).toEqual([]);
    await runAt(retryAt);
    expect(await undoneJobs(service.database, 'agents.answer', id)).toHaveLength(1);
  } finally {
    await deps.database.close();
  }
});
