import { randomUUID } from 'node:crypto';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openChannelsService, operator, type ChannelsService } from '../channels-service.ts';
import { inviteApp, resetSlack } from './connected-service.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  service = await openChannelsService();
  support = await inviteApp(service);
});
afterAll(() => service.close());
beforeEach(async () => {
  await resetSlack(service);
  // Each test has its own company: the workspace moves to it.
  await service.database.query("update channels.channels set status = 'DISCONNECTED'");
  ada = operator();
  channelId = await service.connect(ada);
  await service.slack('channels/C0SUPPORT', { botIsMember: true });
});

let threads = 0;
const answer = (text: string) =>
  service.answer(ada, {
    channelId,
    threadKey: `${support}:1700000000.${String((threads += 1)).padStart(6, '0')}`,
    text,
  });
async function refused(text: string): Promise<string> {
  await service.slack('faults', {
    match: '/api/chat.postMessage',
    contains: text,
    body: { ok: false, error: 'is_archived' },
  });
  const id = await answer(text);
  await service.waitFor(id, 'FAILED');
  return id;
}

interface Listed {
  readonly nodes: {
    id: string;
    isTest: boolean;
    message: { id: string } | null;
    delivery: { status: string; reason: string };
  }[];
  readonly pageInfo: { endCursor: string; hasNextPage: boolean };
}
async function list(actor: Actor, args = ''): Promise<Listed> {
  const query = `{ tenant { undeliveredMessages${args} { nodes { id isTest message { id } channel { id } delivery { status reason } }
    pageInfo { endCursor hasNextPage } } } }`;
  return (await service.ask<{ tenant: { undeliveredMessages: Listed } }>(actor, query)).tenant.undeliveredMessages;
}
const channel = async () =>
  (
    await service.ask<{ channel: Record<string, unknown> }>(
      ada,
      'query($id: ID!) { channel(id: $id) { status statusReason undeliveredCount isAccessLost } }',
      { id: channelId },
    )
  ).channel;
const change = async (name: 'resendMessages' | 'dismissUndeliveredMessages', input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const count = name === 'resendMessages' ? 'resentCount' : 'dismissedCount';
  const query = `mutation($i: ${type}Input!) { ${name}(input: $i) { __typename ... on ${type}Success { count: ${count} } ... on UserError { message } } }`;
  return (await service.ask<Record<string, { __typename: string; count?: number }>>(ada, query, { i: input }))[name];
};
const report = () =>
  service.database.query(
    "update pgboss.job set start_after = now() where name = 'channels.report_undelivered' and state < 'active'",
  );
const notices = () =>
  service.database.query<{ body: { subject: string; link: { path: string } } }>(
    "select body from jobs.outbox_messages where queue like 'accounts.notice_requested/%' and tenant_id = $1",
    [tenantOf(ada)],
  );
const reports = async () =>
  (
    await service.database.query(
      "select from pgboss.job where name = 'channels.report_undelivered' and state <= 'active' and start_after <= now()",
    )
  ).length;

test('what failed or is unknown is on one list, page by page, and the channel needs attention until it is decided', async () => {
  expect(await channel()).toMatchObject({ status: 'CONNECTED', undeliveredCount: 0 });
  const ids = [await refused('one'), await refused('two'), await refused('three')];
  await service.slack('faults', { match: '/api/chat.postMessage', dropBeforeAccept: true });
  const unknown = await answer('four');
  await service.waitFor(unknown, 'UNKNOWN');

  const first = await list(ada, '(first: 3)');
  expect(first.nodes.map(({ id }) => id)).toEqual([unknown, ids[2], ids[1]]);
  expect(first.nodes[0]).toMatchObject({
    message: { id: unknown },
    delivery: { status: 'UNKNOWN', reason: expect.stringContaining('may have arrived') },
  });
  expect(first.nodes[1]).toMatchObject({ delivery: { status: 'FAILED', reason: expect.stringContaining('archived') } });
  const rest = await list(ada, `(first: 3, after: "${first.pageInfo.endCursor}", channelId: "${channelId}")`);
  expect(rest.nodes.map(({ id }) => id)).toEqual([ids[0]]);
  expect((await list(operator())).nodes).toEqual([]);
  expect(await channel()).toMatchObject({
    status: 'NEEDS_ATTENTION',
    statusReason: expect.stringContaining('4 messages'),
    undeliveredCount: 4,
    isAccessLost: false,
  });

  const messageIds = [ids[1], ids[0], unknown, randomUUID()];
  const idempotencyKey = randomUUID();
  expect(await change('resendMessages', { messageIds, idempotencyKey })).toEqual({
    __typename: 'ResendMessagesSuccess',
    count: 3,
  });
  expect(await change('resendMessages', { messageIds, idempotencyKey })).toEqual({
    __typename: 'ResendMessagesSuccess',
    count: 3,
  });
  for (const id of [ids[0], ids[1], unknown]) await service.waitFor(id ?? '', 'SENT');
  expect(await service.posts()).toHaveLength(7);
  expect(await channel()).toMatchObject({ status: 'NEEDS_ATTENTION', undeliveredCount: 1 });
  expect(await change('dismissUndeliveredMessages', { messageIds: [ids[2]] })).toEqual({
    __typename: 'DismissUndeliveredMessagesSuccess',
    count: 1,
  });
  expect(await channel()).toMatchObject({ status: 'CONNECTED', statusReason: null, undeliveredCount: 0 });
  expect((await list(ada)).nodes).toEqual([]);
  expect(await service.resend(ada, ids[2] ?? '')).toMatchObject({ __typename: 'ResendMessageSuccess' });
});

test('messages that follow one another are sent again in the order in which they were written', async () => {
  const key = `${support}:1700000001.000001`;
  const ids: string[] = [];
  for (const text of ['first', 'second', 'third']) {
    await service.slack('faults', {
      match: '/api/chat.postMessage',
      contains: text,
      body: { ok: false, error: 'is_archived' },
    });
    const id = await service.answer(ada, { channelId, threadKey: key, text });
    await service.waitFor(id, 'FAILED');
    ids.push(id);
  }
  await service.slack('requests', undefined, 'DELETE');
  await change('resendMessages', { messageIds: ids.toReversed(), idempotencyKey: randomUUID() });
  for (const id of ids) await service.waitFor(id, 'SENT');
  expect((await service.posts()).map(({ body }) => body['text'])).toEqual(['first', 'second', 'third']);
});

test('a list of none, or of too many, is refused, and other companies’ messages are left alone', async () => {
  const id = await refused('mine');
  const own = ada;
  ada = operator();
  expect(await change('dismissUndeliveredMessages', { messageIds: [id] })).toMatchObject({ count: 0 });
  expect(await change('resendMessages', { messageIds: [id], idempotencyKey: 'k' })).toMatchObject({ count: 0 });
  expect(await change('resendMessages', { messageIds: [], idempotencyKey: 'k' })).toMatchObject({
    __typename: 'ValidationError',
  });
  const many = Array.from({ length: 101 }, () => randomUUID());
  expect(await change('dismissUndeliveredMessages', { messageIds: many })).toMatchObject({
    __typename: 'ValidationError',
  });
  ada = own;
  expect((await list(ada)).nodes).toHaveLength(1);
});

test('the managers of channels are notified once a channel and day, not for each message, and not of what was settled in the meantime', async () => {
  const dismissed = await refused('settled before a notice is sent');
  await change('dismissUndeliveredMessages', { messageIds: [dismissed] });
  await report();
  await until(async () => (await reports()) === 0);
  expect(await notices()).toEqual([]);

  await refused('a');
  await refused('b');
  await report();
  await until(async () => (await notices()).length === 1);
  expect((await notices())[0]?.body).toMatchObject({
    subject: '2 messages were not delivered on Slack',
    link: { path: '/undelivered' },
  });
  await refused('c');
  await report();
  await until(async () => (await reports()) === 0);
  expect(await notices()).toHaveLength(1);
  await service.database.query(
    "update channels.channels set undelivered_told_at = undelivered_told_at - interval '1 day' where id = $1",
    [channelId],
  );
  await service.database.query(
    "update channels.outbound_messages set updated_at = now() where channel_id = $1 and text like '%c'",
    [channelId],
  );
  await report();
  await until(async () => (await notices()).length === 2);
});
