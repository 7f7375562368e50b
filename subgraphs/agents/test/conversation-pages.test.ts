import { newId } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AgentsService, openAgentsService } from './agents-service.ts';

let service: AgentsService;
beforeAll(async () => {
  service = await openAgentsService({ QUIET_WINDOW_MS: '50' });
  await service.start();
});
afterAll(() => service.close());

interface Paged {
  _entities: {
    conversations: { nodes: { preview: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }[];
}

test('conversations and their messages come in pages, newest activity first', async () => {
  const { tenantId, operator } = await service.company({ mayAnswer: false });
  await service.hire(operator);
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();
  for (let index = 0; index < 5; index += 1)
    await service.write(tenantId, { threadKey: `thread ${index}`, text: `${index}`, sentAt: at(index) });
  await until(async () => (await service.states(tenantId)).filter((state) => state === 'PLAN').length === 5);
  const page = `query ($after: String) { _entities(representations: [{ __typename: "Tenant", id: "${tenantId}" }]) { ... on Tenant {
    conversations(first: 2, after: $after) { nodes { id preview messages(last: 1) { nodes { text } pageInfo { hasNextPage endCursor } } } pageInfo { endCursor hasNextPage } } } } }`;
  const seen: string[] = [];
  let after: string | undefined;
  for (let hasMore = true; hasMore;) {
    const { _entities }: Paged = await service.ask<Paged>(operator, page, { after });
    const conversations = _entities[0]?.conversations;
    seen.push(...(conversations?.nodes.map(({ preview }) => preview) ?? []));
    after = conversations?.pageInfo.endCursor;
    hasMore = conversations?.pageInfo.hasNextPage ?? false;
  }
  expect(seen).toEqual(['4', '3', '2', '1', '0']);
  await expect(service.ask(operator, page, { after: 'nonsense' })).rejects.toThrow('BAD_USER_INPUT');
});

test('conversations of one channel are asked for by its id; no channel has none', async () => {
  const { tenantId, operator } = await service.company({ mayAnswer: false });
  await service.hire(operator);
  const channelId = newId();
  await service.write(tenantId, { threadKey: 'here', text: 'Here', channelId }, { threadKey: 'there', text: 'There' });
  await until(async () => (await service.states(tenantId)).filter((state) => state === 'PLAN').length === 2);
  const page = `query ($filter: ConversationFilter) { _entities(representations: [{ __typename: "Tenant", id: "${tenantId}" }]) { ... on Tenant {
    conversations(filter: $filter) { nodes { preview } } } } }`;
  const of = async (filter: object) => {
    const { _entities } = await service.ask<{ _entities: { conversations: { nodes: { preview: string }[] } }[] }>(
      operator,
      page,
      {
        filter,
      },
    );
    return _entities[0]?.conversations.nodes.map(({ preview }) => preview);
  };
  expect(await of({})).toHaveLength(2);
  expect(await of({ channelId })).toEqual(['Here']);
  expect(await of({ channelId: newId() })).toEqual([]);
  expect(await of({ channelId: 'no id at all' })).toEqual([]);
});
