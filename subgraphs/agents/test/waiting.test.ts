import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { agentBudgetChanged } from '@konstruct/schema/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '50', MODEL_TIMEOUT_MS: '700', RETRY_UNIT_MS: '20' });
  await service.start();
});
afterAll(() => service.close());

const shown = (operator: Actor) =>
  service.ofTenant<object>(
    operator,
    `waitingMessages { nodes { text waitingCause waitingReason answerState } pageInfo { hasNextPage } }
     answerAllowance { usedCount limitCount }`,
  );
const update = (operator: Actor, input: object) =>
  service.mutate<{ __typename: string }>(
    operator,
    'updateAgent',
    input,
    `... on UpdateAgentSuccess { agent { version monthlyBudgetUsd } } ... on StaleVersionError { currentVersion }
     ... on ValidationError { issues { path code } }`,
  );

test('the 51st answer waits with the cause PLAN, and is answered once when the quota allows it', async () => {
  const company = await service.company({ answerLimit: 50 });
  const { tenantId } = company;
  await service.hire(company.operator);
  await service.database.query('update agents.entitlements set used_count = 49 where tenant_id = $1', [tenantId]);
  await service.write(tenantId, { threadKey: 'a' });
  await service.untilStates(tenantId, 'ANSWERED');
  await service.write(tenantId, { threadKey: 'b', text: 'The 51st' });
  await until(async () => (await service.states(tenantId)).includes('PLAN'));
  expect(await shown(company.operator)).toMatchObject({
    waitingMessages: {
      nodes: [
        {
          text: 'The 51st',
          waitingCause: 'PLAN',
          answerState: 'WAITING',
          waitingReason: expect.stringContaining('Choose a plan'),
        },
      ],
    },
    answerAllowance: { usedCount: 50, limitCount: 50 },
  });
  await service.entitle(tenantId, { version: 2, answerLimit: null });
  await until(async () => (await service.answers(tenantId)).length === 2);
  expect(await shown(company.operator)).toMatchObject({ answerAllowance: null });
});

test('answers under way hold their place: parallel messages never pass the limit', async () => {
  const { tenantId, operator } = await service.company({ answerLimit: 3 });
  await service.hire(operator);
  await service.write(tenantId, ...Array.from({ length: 8 }, (_, index) => ({ threadKey: `thread ${index}` })));
  await until(async () => (await service.states(tenantId)).filter((state) => state === 'PLAN').length === 5, 30_000);
  expect(await service.answers(tenantId)).toHaveLength(3);
  expect(
    await service.database.query('select used_count from agents.entitlements where tenant_id = $1', [tenantId]),
  ).toEqual([{ used_count: 3 }]);
});

test('an exceeded budget makes the message wait; a raised one has it answered once', async () => {
  const company = await service.company();
  const { tenantId, operator } = company;
  const { agent } = await service.hire(operator, { monthlyBudgetUsd: '0.01' });
  let isOpen = false;
  service.stubs.rules.reserve = ({ agentId }) => (agentId !== agent.id || isOpen ? 'reserved' : 'exceeded');
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'BUDGET');
  expect(await service.settled(tenantId)).toEqual([]);
  isOpen = true;
  const updated = await update(operator, { id: agent.id, monthlyBudgetUsd: '5.50', basedOnVersion: 1 });
  expect(updated).toMatchObject({
    __typename: 'UpdateAgentSuccess',
    agent: { version: 2, monthlyBudgetUsd: '5.5' },
  });
  await service.publish(agentBudgetChanged, tenantId, { agentId: agent.id });
  await service.untilStates(tenantId, 'ANSWERED');
  expect(await service.answers(tenantId)).toHaveLength(1);
  const stale = await update(operator, { id: agent.id, name: 'Max', basedOnVersion: 1 });
  expect(stale).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 2 });
});

test('a budget that opens elsewhere, or with the new month, is noticed automatically; a short wait stays pending', async () => {
  const { tenantId, operator } = await service.company();
  const { agent } = await service.hire(operator);
  const outcomes = ['wait', 'wait', 'exceeded', 503, 'exceeded'];
  service.stubs.rules.reserve = ({ agentId }) => (agentId === agent.id ? (outcomes.shift() ?? 'reserved') : 'reserved');
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'ANSWERED');
  expect(outcomes).toEqual([]);
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual(['released', 'completed']);
});

test('a message waits for the key that was removed or refused, and is answered once with the next one', async () => {
  const { tenantId, operator } = await service.company();
  const keyId = await service.addKey(tenantId, 'sk-bad-canary-key-0001');
  const { agent } = await service.hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: keyId });
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'KEY');
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual(['released']);
  const rows = await service.database.query<{ waiting_reason: string }>(
    'select waiting_reason from agents.messages where tenant_id = $1',
    [tenantId],
  );
  expect(JSON.stringify(rows)).not.toContain('canary');
  const good = await service.addKey(tenantId, 'sk-good-canary-key-0002', { notify: false });
  const updated = await update(operator, { id: agent.id, llmKeyId: good, basedOnVersion: 1 });
  expect(updated.__typename).toBe('UpdateAgentSuccess');
  await service.untilStates(tenantId, 'ANSWERED');
  service.stubs.keys.delete(good);
  await service.write(tenantId, { threadKey: 'next' });
  await service.untilStates(tenantId, 'ANSWERED', 'KEY');
  expect(await service.answers(tenantId)).toHaveLength(1);
});

test('a provider that is down is tried again, shown after a few times, and answers once when it is back; a call that was cut off is costed', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  await service.fault({ match: '/v1/chat', status: 503, times: 4 });
  await service.fault({ match: '/v1/chat', hang: true, times: 1 });
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'PROVIDER');
  await service.untilStates(tenantId, 'ANSWERED');
  expect(await service.answers(tenantId)).toHaveLength(1);
  expect((await service.settled(tenantId)).map(({ outcome }) => outcome)).toEqual([
    'released',
    'released',
    'released',
    'released',
    'interrupted',
    'completed',
  ]);
});

test('an answer without words is costed, shows why nothing came, and gives its place back', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  const usage = { prompt_tokens: 100, completion_tokens: 7, total_tokens: 107 };
  const empty = {
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model: 'practice-1',
    choices: [{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'stop' }],
    usage,
  };
  await service.fault({ match: '/v1/chat', body: empty, times: 1 });
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'ANSWERED');
  const settled = await service.settled(tenantId);
  expect(settled).toMatchObject([
    { outcome: 'completed', messageId: null, promptTokens: 100, costUsd: '0.0000192000' },
    { outcome: 'completed' },
  ]);
  expect(
    await service.database.query('select used_count from agents.entitlements where tenant_id = $1', [tenantId]),
  ).toEqual([{ used_count: 1 }]);
});

test('51, N16: usage that cannot be true is taken at the bound, marked as not priced, and told to the books as it was reported', async () => {
  const { tenantId, operator } = await service.company();
  await service.hire(operator);
  const choices = [{ index: 0, message: { role: 'assistant', content: 'Nine.' }, finish_reason: 'stop' }];
  const body = {
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model: 'practice-1',
    choices,
    usage: { prompt_tokens: 1e13, completion_tokens: 5, total_tokens: 1 },
  };
  await service.fault({ match: '/v1/chat', body });
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'ANSWERED');
  const [settled] = await service.settled(tenantId);
  expect(settled).toMatchObject({
    isPriced: true,
    isMeasured: false,
    reported: { tokens: 10_000_000_000_005, costUsd: '1500000.0000030000' },
  });
  expect(settled?.costUsd).toBe(service.stubs.reservations.find(({ runId }) => runId === settled?.runId)?.amountUsd);
});

test('without an employee a message waits, and the first one hired answers it', async () => {
  const { tenantId, operator } = await service.company();
  await service.write(tenantId, { messageId: newId() });
  await service.untilStates(tenantId, 'NO_EMPLOYEE');
  await service.hire(operator);
  await service.untilStates(tenantId, 'ANSWERED');
});

test('a pause keeps messages, and resuming has them answered once', async () => {
  const { tenantId, operator } = await service.company();
  const { agent } = await service.hire(operator);
  await service.mutate(operator, 'pauseAgent', { id: agent.id });
  await service.write(tenantId, {});
  await service.untilStates(tenantId, 'NO_EMPLOYEE');
  await service.mutate(operator, 'resumeAgent', { id: agent.id });
  await service.untilStates(tenantId, 'ANSWERED');
  await service.mutate(operator, 'pauseAgent', { id: agent.id });
  const [conversation] = await service.database.query<{ channel_id: string }>(
    'select channel_id from agents.conversations where tenant_id = $1',
    [tenantId],
  );
  await service.write(tenantId, { channelId: conversation?.channel_id ?? '' });
  await service.untilStates(tenantId, 'ANSWERED', 'PAUSED');
});
