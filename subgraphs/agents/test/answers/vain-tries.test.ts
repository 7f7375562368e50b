import { agentBudgetChanged, tenantBudgetChanged } from '@konstruct/schema/messages';
import { newId } from '@konstruct/kit/database';
import { hastenJobs, testJob, undoneJobs, until } from '@konstruct/kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handleAnswer } from '../../runtime/answer.job.ts';
import { handleRetryWaiting } from '../../waiting/retry-waiting.job.ts';
import { type AgentsService, openAgentsService } from '../agents-service.ts';
import { bareDependencies } from '../bare-dependencies.ts';

let service: AgentsService;
const update = `mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { __typename } }`;
const runsOf = (tenantId: string) =>
  service.database.query<{ state: string }>(
    'select state from agents.runs where tenant_id = $1 order by created_at, id',
    [tenantId],
  );

describe('rows', () => {
  beforeAll(async () => {
    service = await openAgentsService({ QUIET_WINDOW_MS: '50', RETRY_UNIT_MS: '20' });
    await service.start();
  });
  afterAll(() => service.close());

  test('a try that ends before its call leaves no row, whatever ended it; one whose call was made does', async () => {
    const { tenantId, operator } = await service.company();
    const keyId = await service.addKey(tenantId, 'sk-good-canary-key-0001');
    const { agent } = await service.hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: keyId });
    const outcomes = ['exceeded', 'wait', 503, 'exceeded'];
    service.stubs.rules.reserve = ({ agentId }) =>
      agentId === agent.id ? (outcomes.shift() ?? 'reserved') : 'reserved';
    const sealed = service.stubs.keys.get(keyId);
    service.stubs.keys.delete(keyId);
    await service.write(tenantId, {});
    await until(async () => (await service.states(tenantId)).includes('KEY'), 20_000);
    expect([outcomes, await runsOf(tenantId)]).toEqual([[], []]);
    // Any reservation for it is released.
    expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual(['released', 'released']);
    if (sealed) service.stubs.keys.set(keyId, sealed);
    await service.fault({ match: '/v1/chat', status: 503, times: 1 });
    await service.database.query('update agents.conversations set retry_at = now() where tenant_id = $1', [tenantId]);
    await service.addKey(tenantId, 'sk-good-canary-key-0002');
    await until(async () => (await service.states(tenantId)).includes('ANSWERED'), 20_000);
    expect(await runsOf(tenantId)).toEqual([{ state: 'FAILED' }, { state: 'COMPLETED' }]);
  });

  test('a try that a crash ended before its call leaves no row', async () => {
    const { tenantId, operator } = await service.company();
    await service.hire(operator);
    await service.write(tenantId, {});
    await until(async () => (await service.states(tenantId)).includes('ANSWERED'), 20_000);
    // The state that a process leaves if it dies before the call.
    await service.database.query(
      `insert into agents.runs select (jsonb_populate_record(r, jsonb_build_object('id', $2::text, 'state', 'RESERVING', 'called_at', null, 'ended_at', null))).*
       from agents.runs r where tenant_id = $1`,
      [tenantId, newId()],
    );
    const [conversation] = await service.database.query<{ channel_id: string }>(
      'select channel_id from agents.conversations where tenant_id = $1',
      [tenantId],
    );
    await service.write(tenantId, { channelId: conversation?.channel_id ?? '' });
    await until(async () => JSON.stringify(await service.states(tenantId)) === '["ANSWERED","ANSWERED"]', 20_000);
    expect(await runsOf(tenantId)).toEqual([{ state: 'COMPLETED' }, { state: 'COMPLETED' }]);
    expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual([
      'completed',
      'released',
      'completed',
    ]);
  });
});

describe('a budget that returns', () => {
  const waiting = 12;
  let tries: { agentId: string }[];
  let outcome: 'exceeded' | 'reserved';
  beforeEach(async () => {
    // Nothing is retried automatically within the test.
    service = await openAgentsService({ QUIET_WINDOW_MS: '0', RETRY_UNIT_MS: '60000' });
    await service.start();
    [tries, outcome] = [[], 'exceeded'];
    service.stubs.rules.reserve = (reservation) => {
      tries.push(reservation);
      return outcome;
    };
  });
  afterEach(() => service.close());

  async function companyWithoutBudget() {
    const { tenantId, operator } = await service.company();
    const { agent } = await service.hire(operator);
    await service.write(tenantId, ...Array.from({ length: waiting }, (_, index) => ({ threadKey: `thread ${index}` })));
    await until(
      async () => (await service.states(tenantId)).filter((state) => state === 'BUDGET').length === waiting,
      20_000,
    );
    expect(tries).toHaveLength(waiting);
    return { tenantId, operator, agent };
  }

  /** Waits until no job is running or due soon, and no failed job waits for its next try. */
  const untilQuiet = () =>
    until(async () => {
      const due = `select from pgboss.job where name like '%/agents' or (name like 'agents.%' and name not like '%/%' and (state in ('active', 'retry') or start_after <= now() + interval '10 seconds'))`;
      return (await service.database.query(due)).length === 0;
    }, 20_000);
  const allAnswered = (tenantId: string) => async () =>
    (await service.states(tenantId)).every((state) => state === 'ANSWERED');

  test('is noticed by one conversation first, and then by the others; while it is away one is tried in vain, not all', async () => {
    const { tenantId } = await companyWithoutBudget();
    await service.publish(tenantBudgetChanged, tenantId, {});
    await untilQuiet();
    expect(tries).toHaveLength(waiting + 1);
    outcome = 'reserved';
    await service.publish(tenantBudgetChanged, tenantId, {});
    await until(allAnswered(tenantId), 20_000);
    await untilQuiet();
    expect([tries.length, (await service.answers(tenantId)).length]).toEqual([2 * waiting + 1, waiting]);
    expect(await runsOf(tenantId)).toEqual(Array(waiting).fill({ state: 'COMPLETED' }));
  });

  test('one conversation is tried again automatically, for all, and they are looked at again whatever becomes of it', async () => {
    const { tenantId } = await companyWithoutBudget();
    const comeDue = async () => {
      await service.database.query(
        'update agents.conversations set retry_at = now() where tenant_id = $1 and retry_at is not null',
        [tenantId],
      );
      // Leaves a single job: if the clock moved into the next span while they were waiting, there are two.
      const jobs = "name = 'agents.retry_waiting' and state = 'created'";
      await service.database.query(
        `delete from pgboss.job where ${jobs} and id <> (select id from pgboss.job where ${jobs} limit 1)`,
      );
      await service.database.query(`update pgboss.job set start_after = now() where name = 'agents.retry_waiting'`);
      await untilQuiet();
    };
    await comeDue();
    expect(tries).toHaveLength(waiting + 1);
    // One conversation is due later anyway: no other is tried before.
    const [{ id } = { id: '' }] = await service.database.query<{ id: string }>(
      'select id from agents.conversations where retry_at > now()',
    );
    expect(await service.database.query('select from agents.conversations where retry_at > now()')).toHaveLength(1);
    await service.database.query(`insert into jobs.allowed values (session_user, 'agents.retry_waiting')`);
    await service.database.query(
      `select jobs.enqueue('agents.retry_waiting', 'agents', jsonb_build_object('tenantId', $1::text), 'now', null, null)`,
      [tenantId],
    );
    await untilQuiet();
    expect(tries).toHaveLength(waiting + 1);
    // That conversation is answered in another way, and no longer waits.
    await service.database.query(
      `update agents.messages set answer_state = 'ANSWERED', waiting_cause = null where conversation_id = $1`,
      [id],
    );
    outcome = 'reserved';
    await comeDue();
    await until(allAnswered(tenantId), 20_000);
    expect(await service.answers(tenantId)).toHaveLength(waiting - 1);
  });

  test('a raised limit is used when the usage service reports that it holds, however late that is, and nothing is tried in vain before', async () => {
    const { tenantId, operator, agent } = await companyWithoutBudget();
    const input = { id: agent.id, monthlyBudgetUsd: '5', basedOnVersion: 1 };
    const { updateAgent } = await service.ask<{ updateAgent: { __typename: string } }>(operator, update, { input });
    expect(updateAgent.__typename).toBe('UpdateAgentSuccess');
    await untilQuiet();
    // Time passes: everything that is due by then is tried.
    await hastenJobs(service.database, 'agents.retry_waiting');
    await untilQuiet();
    expect(tries).toHaveLength(waiting);
    outcome = 'reserved';
    await service.publish(agentBudgetChanged, tenantId, { agentId: agent.id });
    await until(allAnswered(tenantId), 20_000);
    expect([tries.length, (await service.answers(tenantId)).length]).toEqual([2 * waiting, waiting]);
  });

  test('a shorter answer is tried at once: it may cost less', async () => {
    const { tenantId, operator, agent } = await companyWithoutBudget();
    outcome = 'reserved';
    await service.ask(operator, update, { input: { id: agent.id, answerLength: 'SHORT', basedOnVersion: 1 } });
    await until(allAnswered(tenantId), 20_000);
  });

  test('an attempt that was rejected under the old limit is tried again, though it is not written down to wait when the new one is reported', async () => {
    const { tenantId, operator } = await service.company();
    const { agent } = await service.hire(operator);
    await service.write(tenantId, {});
    await until(async () => (await service.states(tenantId)).join() === 'BUDGET', 20_000);
    await untilQuiet();
    await service.stop();
    const [conversation] = await service.database.query<{ id: string }>(
      'select id from agents.conversations where tenant_id = $1',
      [tenantId],
    );
    const conversationId = conversation?.id ?? '';
    const payload = { tenantId, causes: ['BUDGET' as const], agentId: agent.id };
    const deps = await bareDependencies(service, {
      budgets: {
        async reserve() {
          // The new limit is reported between the reservation's outcome and its handling.
          await handleRetryWaiting(deps).run(payload, testJob());
          return 'exceeded';
        },
      },
    });
    await service.database.query(
      "update agents.messages set answer_state = 'PENDING', waiting_cause = null where tenant_id = $1",
      [tenantId],
    );
    try {
      await handleAnswer(deps).run({ tenantId, conversationId }, testJob());
    } finally {
      await deps.database.close();
    }
    expect(await service.states(tenantId)).toEqual(['BUDGET']);
    expect(await undoneJobs(service.database, 'agents.answer', conversationId)).toMatchObject([{ state: 'created' }]);
  });

  test('an employee that is archived hands over all that wait for its budget', async () => {
    const { tenantId, operator } = await service.company({ agentQuota: 2 });
    const { agent } = await service.hire(operator);
    await service.write(tenantId, { threadKey: 'a' }, { threadKey: 'b' }, { threadKey: 'c' });
    await until(async () => (await service.states(tenantId)).join() === 'BUDGET,BUDGET,BUDGET', 20_000);
    await service.hire(operator, { name: 'Max' });
    outcome = 'reserved';
    await service.ask(operator, 'mutation ($id: ID!) { archiveAgent(input: { id: $id }) { __typename } }', {
      id: agent.id,
    });
    await until(allAnswered(tenantId), 20_000);
    expect(await service.answers(tenantId)).toHaveLength(3);
  });
});
