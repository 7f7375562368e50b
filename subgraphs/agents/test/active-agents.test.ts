import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { testOperator, until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentUpdated, entitlementChanged, keyUpdated } from '@konstruct/schema/messages';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '50' });
  await service.start();
});
afterAll(() => service.close());

interface Listed {
  _entities: { agents: { nodes: { status: string }[] } }[];
}
interface Changed {
  result: { __typename: string };
}

const list = `{ _entities(representations: [{ __typename: "Tenant", id: "TENANT" }]) { ... on Tenant { agents { totalCount nodes { id name status viewerCanManage } } } } }`;
const change = (verb: string) =>
  `mutation ($id: ID!) { result: ${verb}(input: { id: $id }) { __typename ... on UserError { message } } }`;

async function statuses({ tenantId, operator }: { tenantId: string; operator: Actor }): Promise<string[]> {
  const { _entities } = await service.ask<Listed>(operator, list.replace('TENANT', tenantId));
  return _entities.flatMap(({ agents }) => agents.nodes.map(({ status }) => status));
}

test('the quota holds under concurrency', async () => {
  const company = await service.company({ agentQuota: 2 });
  const results = await Promise.all(Array.from({ length: 8 }, () => service.hire(company.operator)));
  expect(results.map(({ __typename }) => __typename).toSorted()).toEqual([
    ...Array(2).fill('CreateAgentSuccess'),
    ...Array(6).fill('PlanLimitError'),
  ]);
  expect(results.find(({ __typename }) => __typename === 'PlanLimitError')).toMatchObject({ limit: 2 });
  expect(await statuses(company)).toEqual(['ACTIVE', 'ACTIVE']);
});

test('a repeated creation returns the same employee, also in parallel, and usage is notified of it once', async () => {
  const { tenantId, operator } = await service.company({ agentQuota: 5 });
  const idempotencyKey = newId();
  const results = await Promise.all(
    [1, 2, 3].map(() => service.hire(operator, { idempotencyKey, monthlyBudgetUsd: '20' })),
  );
  expect(new Set(results.map(({ agent }) => agent.id)).size).toBe(1);
  const messages = (await service.messagesTo(tenantId, 'usage')).filter(({ name }) => name === agentUpdated.name);
  expect(messages.map(({ body }) => body)).toMatchObject([
    { agentId: results[0]?.agent.id, version: 1, name: 'Mia', monthlyBudgetUsd: '20' },
  ]);
});

test('an employee hired before billing has published a quota waits for its seat, and takes it automatically', async () => {
  const tenantId = newId();
  const company = { tenantId, operator: testOperator(tenantId) };
  expect((await service.hire(company.operator)).agent.status).toBe('PAUSED_BY_PLAN');
  await service.entitle(tenantId, {});
  expect(await statuses(company)).toEqual(['ACTIVE']);
});

test('employees over the quota pause, the oldest stay, and all resume automatically; an older event changes nothing', async () => {
  const company = await service.company({ agentQuota: 3 });
  const hired = [
    await service.hire(company.operator),
    await service.hire(company.operator),
    await service.hire(company.operator),
  ];
  await service.entitle(company.tenantId, { version: 3, agentQuota: 1 });
  expect(await statuses(company)).toEqual(['ACTIVE', 'PAUSED_BY_PLAN', 'PAUSED_BY_PLAN']);
  await service.publish(entitlementChanged, company.tenantId, {
    version: 2,
    status: 'ACTIVE',
    agentQuota: 3,
    answerLimit: null,
    mayAnswer: true,
  });
  await until(async () => (await service.messagesTo(company.tenantId, 'agents')).length === 0);
  expect(await statuses(company)).toEqual(['ACTIVE', 'PAUSED_BY_PLAN', 'PAUSED_BY_PLAN']);

  const { result: refused } = await service.ask<Changed>(company.operator, change('resumeAgent'), {
    id: hired[1]?.agent.id,
  });
  expect(refused.__typename).toBe('PlanLimitError');
  await service.ask(company.operator, change('pauseAgent'), { id: hired[0]?.agent.id });
  expect(await statuses(company)).toEqual(['PAUSED', 'ACTIVE', 'PAUSED_BY_PLAN']);
  await service.ask(company.operator, change('archiveAgent'), { id: hired[1]?.agent.id });
  expect(await statuses(company)).toEqual(['PAUSED', 'ACTIVE']);
  await service.entitle(company.tenantId, { version: 4, agentQuota: 3 });
  expect(await statuses(company)).toEqual(['PAUSED', 'ACTIVE']);
});

test('what cannot be is refused, each fault where it lies', async () => {
  const { tenantId, operator } = await service.company({ agentQuota: 9 });
  const other = await service.company();
  const othersKey = await service.addKey(other.tenantId, 'sk-other', { notify: false });
  const own = await service.addKey(tenantId, 'sk-own', { providerId: 'anthropic', notify: false });
  const openai = { providerId: 'openai', modelId: 'gpt-4o-mini' };
  const cases: [object, string, string][] = [
    [{ name: ' ' }, 'name', 'too_small'],
    [{ language: 'not a tag' }, 'language', 'custom'],
    [{ monthlyBudgetUsd: '0' }, 'monthlyBudgetUsd', 'custom'],
    [{ monthlyBudgetUsd: '-3' }, 'monthlyBudgetUsd', 'invalid_format'],
    [{ instructions: 'a\0b' }, 'instructions', 'invalid_format'],
    [{ providerId: 'no-such-provider' }, 'providerId', 'unknown_provider'],
    [openai, 'llmKeyId', 'required'],
    [{ ...openai, llmKeyId: newId() }, 'llmKeyId', 'unknown_key'],
    [{ ...openai, llmKeyId: othersKey }, 'llmKeyId', 'unknown_key'],
    [{ ...openai, llmKeyId: own }, 'llmKeyId', 'unknown_key'],
  ];
  for (const [more, field, code] of cases) {
    expect(await service.hire(operator, more)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', field], code }],
    });
  }
  expect(
    (await service.hire(operator, { providerId: 'anthropic', modelId: 'claude-haiku-4-5', llmKeyId: own })).agent
      .llmKey,
  ).toEqual({
    id: own,
  });
});

test('another company finds and changes nothing; a viewer may read and not change', async () => {
  const a = await service.company();
  const b = await service.company();
  const { agent } = await service.hire(a.operator);
  await service.write(a.tenantId, {});
  await until(async () => (await service.answers(a.tenantId)).length > 0);
  const [conversation] = await service.database.query<{ id: string }>(
    'select id from agents.conversations where tenant_id = $1',
    [a.tenantId],
  );
  const [message] = await service.answers(a.tenantId);
  expect(
    await service.ask(
      b.operator,
      'query ($a: ID!, $c: ID!) { agent(id: $a) { name } conversation(id: $c) { preview } }',
      {
        a: agent.id,
        c: conversation?.id,
      },
    ),
  ).toEqual({
    agent: null,
    conversation: null,
  });
  const representations = [
    { __typename: 'Agent', id: agent.id },
    { __typename: 'Conversation', id: conversation?.id },
    { __typename: 'Message', id: message?.id },
    { __typename: 'Tenant', id: a.tenantId },
    { __typename: 'Agent', id: 'no id at all' },
  ];
  const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Agent { name } ... on Message { text } } }`;
  expect(await service.ask(b.operator, entities, { representations })).toEqual({
    _entities: [null, null, null, null, null],
  });
  for (const verb of ['pauseAgent', 'resumeAgent', 'archiveAgent']) {
    expect(await service.ask(b.operator, change(verb), { id: agent.id })).toMatchObject({
      result: { __typename: 'NotFoundError' },
    });
  }
  const viewer = testOperator(a.tenantId, 'VIEWER');
  const seen = await service.ask(viewer, 'query ($id: ID!) { agent(id: $id) { name status viewerCanManage } }', {
    id: agent.id,
  });
  expect(seen).toEqual({ agent: { name: 'Mia', status: 'ACTIVE', viewerCanManage: false } });
  await expect(service.ask(viewer, change('pauseAgent'), { id: agent.id })).rejects.toThrow('FORBIDDEN');
  await expect(service.ask({ kind: 'anonymous' }, change('pauseAgent'), { id: agent.id })).rejects.toThrow(
    'UNAUTHENTICATED',
  );
});

test('a removed key is not shown any more, and is no reason to refuse another change', async () => {
  const { tenantId, operator } = await service.company();
  const keyId = await service.addKey(tenantId, 'sk-soon-gone');
  const { agent } = await service.hire(operator, { providerId: 'openai', modelId: 'gpt-4o-mini', llmKeyId: keyId });
  expect(agent.llmKey).toEqual({ id: keyId });
  const removed = {
    keyId,
    version: 2,
    providerId: 'openai',
    baseUrl: null,
    label: 'Main',
    status: 'VALID',
    isRemoved: true,
  } as const;
  await service.publish(keyUpdated, tenantId, removed);
  await until(
    async () =>
      (await service.database.query('select from agents.known_keys where id = $1 and is_removed', [keyId])).length > 0,
  );
  const update = `mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { __typename ... on UpdateAgentSuccess { agent { name llmKey { id } } } } }`;
  expect(await service.ask(operator, update, { input: { id: agent.id, name: 'Max', basedOnVersion: 1 } })).toEqual({
    updateAgent: { __typename: 'UpdateAgentSuccess', agent: { name: 'Max', llmKey: null } },
  });
  const again = { input: { id: agent.id, llmKeyId: keyId, providerId: 'anthropic', basedOnVersion: 2 } };
  expect(await service.ask(operator, update, again)).toMatchObject({ updateAgent: { __typename: 'ValidationError' } });
});
