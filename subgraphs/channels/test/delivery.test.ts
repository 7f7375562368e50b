import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openConnectedService, resetSlack } from './delivery/connected-service.ts';
import { type ChannelsService, openChannelsService, operator } from './channels-service.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  ({ service, ada, channelId, support } = await openConnectedService());
});
afterAll(() => service.close());
beforeEach(() => resetSlack(service));

const threadKey = () => `${support}:1700000000.${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
const answer = (text: string, key = threadKey()) => service.answer(ada, { channelId, threadKey: key, text });
const fault = (rule: object) => service.slack('faults', { match: '/api/chat.postMessage', ...rule });
const status = async () =>
  (
    await service.ask<{ channel: { status: string; statusReason: string | null; isAccessLost: boolean } }>(
      ada,
      'query($id: ID!) { channel(id: $id) { status statusReason isAccessLost } }',
      { id: channelId },
    )
  ).channel;

async function delivery(messageId: string): Promise<{ status: string; reason: string | null } | null> {
  const query =
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Message { delivery { status reason } } } }';
  const { _entities } = await service.ask<{
    _entities: { delivery: { status: string; reason: string | null } | null }[];
  }>(ada, query, {
    r: [{ __typename: 'Message', id: messageId }],
  });
  return _entities[0]?.delivery ?? null;
}

const resend = (messageId: string, key?: string) => service.resend(ada, messageId, key);

test("an answer is posted in its thread, in Slack's mark-up, under the employee's name, and its text is not kept", async () => {
  const key = threadKey();
  const id = await answer('**Yes**, see [the page](https://example.com) & ask <!channel>', key);
  const [row] = await service.waitFor(id, 'SENT');
  expect(row?.text).toBeNull();
  const [post] = await service.posts();
  expect(post?.body).toMatchObject({ channel: support, thread_ts: key.split(':')[1], username: 'Nora' });
  expect(post?.body['text']).toContain('<https://example.com|the page>');
  expect(post?.body['text']).not.toContain('<!channel>');
  expect(await delivery(id)).toEqual({ status: 'SENT', reason: null });
  expect(await delivery(randomUUID())).toBeNull();
});

test('C4 a long answer is sent in parts, in order', async () => {
  const paragraph = `${'words and more words '.repeat(60)}end.`;
  const id = await answer(Array.from({ length: 8 }, (_, i) => `Paragraph ${i}. ${paragraph}`).join('\n\n'));
  const rows = await service.waitFor(id, 'SENT');
  expect(rows.length).toBeGreaterThan(2);
  const posts = await service.posts();
  expect(posts.map(({ body }) => body['text']?.length ?? 0).every((length) => length <= 3900)).toBe(true);
  const order = posts.flatMap(({ body }) =>
    [...(body['text'] ?? '').matchAll(/Paragraph (\d)/g)].map(([, n]) => Number(n)),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('31 429 is obeyed: the message waits as long as Slack asks and is sent once', async () => {
  await fault({ status: 429, headers: { 'retry-after': '2' }, body: { ok: false, error: 'ratelimited' } });
  const started = Date.now();
  const id = await answer('slowly');
  await service.waitFor(id, 'SENT');
  expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
  expect((await service.posts()).map(({ status: code }) => code)).toEqual([429, 200]);
});

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('31 what surely did not arrive is retried automatically, and sent once', async () => {
  const port = await freePort();
  const apart = await openChannelsService({ SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
  const posted: string[] = [];
  const slack = createServer((request, response) => {
    posted.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end('{"ok":true,"ts":"1.1","channel":"C1"}');
  });
  try {
    const bob = operator();
    const tenantId = tenantOf(bob) ?? '';
    await apart.database.query(
      `insert into channels.channels (tenant_id, id, kind, name, status, external_id, bot_user_id, sealed_token, scopes, installer_external_id, connected_at, version, created_at)
       values ($1, $2, 'SLACK', 'Apart', 'CONNECTED', 'T1', 'B1', $3, '{}', 'U1', now(), 1, now())`,
      [tenantId, channelId, await apart.sealer.seal('xoxb-1', { tenantId, channelId })],
    );
    const id = await apart.answer(bob, { channelId, threadKey: 'C1:1.1', text: 'hello' });
    const [row] = await until(async () => (await apart.outbound(id))[0]?.reason && apart.outbound(id));
    expect(row).toMatchObject({ state: 'QUEUED', reason: 'Slack couldn’t be reached. We’ll retry automatically.' });
    await new Promise<void>((resolve) => slack.listen(port, '127.0.0.1', resolve));
    await apart.waitFor(id, 'SENT');
    expect(posted).toEqual(['/api/chat.postMessage']);
  } finally {
    slack.close();
    await apart.close();
  }
});

test.each([
  ['an answer with 502 and HTML', { status: 502, body: '<html>Bad gateway</html>' }],
  ['an answer with 200 and HTML', { status: 200, body: '<html>Proxy</html>' }],
  ['internal_error', { body: { ok: false, error: 'internal_error' } }],
  ['fatal_error', { body: { ok: false, error: 'fatal_error' } }],
  ['a connection that is cut after Slack accepted', { dropAfterAccept: true }],
])('31 %s leaves the message unknown, and it is not sent again automatically', async (_what, rule) => {
  await fault(rule);
  const id = await answer('perhaps');
  const [row] = await service.waitFor(id, 'UNKNOWN');
  expect(row?.reason).toContain('may have arrived');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await service.posts()).toHaveLength(1);
  expect(await delivery(id)).toMatchObject({ status: 'UNKNOWN' });
});

test.each([
  ['channel_not_found', 'no longer exists'],
  ['not_in_channel', 'Invite it'],
  ['is_archived', 'archived'],
  ['msg_too_long', 'too long'],
  ['restricted_action', 'admin'],
  ['something_new', 'something_new'],
])(
  '31 %s fails the message with the reason in plain words, the channel needs attention, and its access is good',
  async (error, words) => {
    await fault({ body: { ok: false, error } });
    const id = await answer('never');
    const [row] = await service.waitFor(id, 'FAILED');
    expect(row?.reason).toContain(words);
    expect(await service.posts()).toHaveLength(1);
    expect(await status()).toMatchObject({ status: 'NEEDS_ATTENTION', isAccessLost: false });
    const next = await answer('and yet');
    await service.waitFor(next, 'SENT');
  },
);

test.each(['invalid_auth', 'account_inactive', 'token_revoked', 'missing_scope'])(
  'C8 31 %s turns the channel red and keeps the message, which a reconnect sends',
  async (error) => {
    await fault({ body: { ok: false, error, ...(error === 'missing_scope' ? { needed: 'chat:write' } : {}) } });
    const key = threadKey();
    const id = await answer('patience', key);
    await until(async () => (await status()).isAccessLost);
    const next = await answer('and more', key);
    await until(async () => (await service.outbound(next)).length > 0);
    expect((await status()).statusReason).toContain('onnect Slack again');
    expect(await service.outbound(id)).toMatchObject([
      { state: 'QUEUED', reason: expect.stringMatching(/^Waiting until .*onnect Slack again/) },
    ]);
    const test = await service.ask(
      ada,
      'mutation($i: SendTestMessageInput!) { sendTestMessage(input: $i) { __typename } }',
      {
        i: { channelId, idempotencyKey: randomUUID() },
      },
    );
    expect(test).toEqual({ sendTestMessage: { __typename: 'ChannelNotConnectedError' } });
    expect(await service.connect(ada)).toBe(channelId);
    await service.waitFor(id, 'SENT');
    await service.waitFor(next, 'SENT');
    expect((await service.posts()).map(({ body }) => body['text'])).toEqual(['patience', 'patience', 'and more']);
  },
);

test('a message that was being sent when the process died is unknown, and what is queued behind it goes out', async () => {
  const key = threadKey();
  const id = await answer('first', key);
  await service.waitFor(id, 'SENT');
  await service.database.query(
    "update channels.outbound_messages set state = 'SENDING', text = 'first' where message_id = $1",
    [id],
  );
  await service.slack('requests', undefined, 'DELETE');
  const next = await answer('second', key);
  await service.waitFor(next, 'SENT');
  expect(await service.outbound(id)).toMatchObject([
    { state: 'UNKNOWN', reason: expect.stringContaining('may have arrived') },
  ]);
  expect((await service.posts()).map(({ body }) => body['text'])).toEqual(['second']);
});

test('a resend by a person sends once per key, and only what failed or is unknown', async () => {
  await fault({ dropAfterAccept: true });
  const id = await answer('maybe');
  await service.waitFor(id, 'UNKNOWN');
  const key = randomUUID();
  const results = await Promise.all([resend(id, key), resend(id, key), resend(id, key)]);
  expect(results.map(({ __typename }) => __typename)).toEqual(Array(3).fill('ResendMessageSuccess'));
  await service.waitFor(id, 'SENT');
  expect(await resend(id, key)).toEqual({ __typename: 'ResendMessageSuccess', delivery: { status: 'SENT' } });
  expect(await resend(id)).toMatchObject({ __typename: 'NotResendableError' });
  expect(await resend(randomUUID())).toMatchObject({ __typename: 'NotFoundError' });
  expect(await service.posts()).toHaveLength(2);
});

test('C3 a test message really arrives with the person who connected, once per key', async () => {
  const query = `mutation($i: SendTestMessageInput!) { sendTestMessage(input: $i) { __typename ... on SendTestMessageSuccess {
    testMessage { id text delivery { status } } channel { lastTest { id } } } ... on UserError { message } } }`;
  const i = { channelId, idempotencyKey: randomUUID() };
  interface Sent {
    sendTestMessage: {
      __typename: string;
      testMessage: { id: string; text: string };
      channel: { lastTest: { id: string } };
    };
  }
  const sent = await Promise.all([1, 2, 3].map(() => service.ask<Sent>(ada, query, { i })));
  const ids = new Set(sent.map(({ sendTestMessage }) => sendTestMessage.testMessage.id));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  await service.waitFor(id, 'SENT');
  const { channel } = await service.ask<{ channel: unknown }>(
    ada,
    'query($id: ID!) { channel(id: $id) { lastTest { id text delivery { status reason } } } }',
    { id: channelId },
  );
  expect(channel).toEqual({
    lastTest: { id, text: expect.stringContaining('is connected'), delivery: { status: 'SENT', reason: null } },
  });
  const inbox = await service.slack<{ text: string }[]>('messages?user=ada');
  expect(inbox.filter(({ text }) => text.includes('is connected'))).toHaveLength(1);
  const other = await service.ask(operator(), query, { i });
  expect(other).toMatchObject({ sendTestMessage: { __typename: 'NotFoundError' } });
});

test('an event that is handled twice queues one message', async () => {
  const id = await answer('once');
  await service.waitFor(id, 'SENT');
  expect(await service.posts()).toHaveLength(1);
  await service.restart();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await service.posts()).toHaveLength(1);
});
