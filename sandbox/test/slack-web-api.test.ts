import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSandbox } from '../control/sandbox-server.ts';
import { startSlack } from '../slack/slack.ts';
import { clientFor, control, install, SCOPES } from './slack-app.ts';

interface Shown {
  text: string;
  from: string;
  thread_ts: string | null;
  username: string | null;
  reactions: { name: string }[];
  ts: string;
}

let slack: RunningSandbox;
let token: string;
beforeAll(async () => {
  slack = await startSlack({ port: 0 });
});
afterAll(() => slack.stop());
beforeEach(async () => {
  await control(slack.url, '/reset');
  token = await install(slack.url);
});

const inDm = (user = 'ada') => control<Shown[]>(slack.url, `/messages?user=${user}`, undefined, 'GET');

test('a direct message can be opened, written to and reacted in', async () => {
  const client = clientFor(slack.url, token);
  const opened = await client.conversations.open({ users: 'U0ADA' });
  const channel = opened.channel?.id ?? '';
  const posted = await client.chat.postMessage({ channel, text: 'Hello *Ada*' });
  expect(posted).toMatchObject({
    ok: true,
    channel,
    message: { bot_id: 'B0KONSTRUCT', user: 'U0KONSTRUCT', text: 'Hello *Ada*' },
  });
  await client.reactions.add({ channel, timestamp: posted.ts ?? '', name: 'eyes' });
  await expect(client.reactions.add({ channel, timestamp: posted.ts ?? '', name: 'eyes' })).rejects.toThrow(
    'already_reacted',
  );
  expect(await inDm()).toMatchObject([{ from: 'app', text: 'Hello *Ada*', reactions: [{ name: 'eyes' }] }]);
});

test('a thread reply keeps its thread', async () => {
  const client = clientFor(slack.url, token);
  const root = await client.chat.postMessage({ channel: 'D0ADA', text: 'root' });
  await client.chat.postMessage({ channel: 'D0ADA', text: 'reply', thread_ts: root.ts ?? '' });
  expect((await inDm()).map((message) => message.thread_ts)).toEqual([null, root.ts]);
});

test('no two messages share a ts, however fast they are posted', async () => {
  const client = clientFor(slack.url, token);
  const posted = await Promise.all(
    Array.from({ length: 20 }, (_, index) => client.chat.postMessage({ channel: 'D0ADA', text: `${index}` })),
  );
  expect(new Set(posted.map((one) => one.ts)).size).toBe(20);
});

test('a custom name is used with the scope for it and ignored without', async () => {
  await clientFor(slack.url, token).chat.postMessage({ channel: 'D0ADA', text: 'a', username: 'Nora' });
  const custom = await install(slack.url, `${SCOPES},chat:write.customize`);
  await clientFor(slack.url, custom).chat.postMessage({ channel: 'D0ADA', text: 'b', username: 'Nora' });
  expect((await inDm()).map((message) => message.username)).toEqual([null, 'Nora']);
});

describe('chat.postMessage refuses', () => {
  const post = (more: Record<string, string>) =>
    clientFor(slack.url, token).chat.postMessage({ channel: 'D0ADA', text: 'x', ...more });

  test('what Slack refuses, in Slack’s words', async () => {
    await expect(post({ channel: 'C0NOWHERE' })).rejects.toThrow('channel_not_found');
    await expect(post({ text: '' })).rejects.toThrow('no_text');
    await expect(post({ text: 'x'.repeat(40_001) })).rejects.toThrow('msg_too_long');
    await expect(post({ channel: 'C0GENERAL' })).rejects.toThrow('not_in_channel');
    await control(slack.url, '/channels/C0GENERAL', { archived: true, botIsMember: true });
    await expect(post({ channel: 'C0GENERAL' })).rejects.toThrow('is_archived');
    expect(await inDm()).toEqual([]);
  });

  test('a token that is missing, made up, revoked, of a removed app or without the scope', async () => {
    const say = (client = clientFor(slack.url, token)) => client.chat.postMessage({ channel: 'D0ADA', text: 'x' });
    await expect(say(clientFor(slack.url))).rejects.toThrow('not_authed');
    await expect(say(clientFor(slack.url, 'xoxb-made-up'))).rejects.toThrow('invalid_auth');
    await control(slack.url, '/revoke', {});
    await expect(say()).rejects.toThrow('token_revoked');
    token = await install(slack.url, 'im:history');
    await expect(say()).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'im:history' },
    });
    await clientFor(slack.url, token).apps.uninstall({
      client_id: 'sandbox-client',
      client_secret: 'sandbox-client-secret',
    });
    await expect(say()).rejects.toThrow('account_inactive');
  });
});

test('a method that does not exist is an error of status 404, never a success', async () => {
  const response = await fetch(`${slack.url}/api/chat.postMesage`, { method: 'POST' });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ ok: false, error: 'unknown_method' });
});

test('lists say what the scopes allow', async () => {
  const client = clientFor(slack.url, token);
  expect((await client.conversations.list()).channels?.map((channel) => channel.name)).toEqual(['general', 'support']);
  expect((await client.users.info({ user: 'U0ADA' })).user).toMatchObject({ real_name: 'Ada Okafor', is_bot: false });
  await expect(client.users.info({ user: 'U0MISSING' })).rejects.toThrow('user_not_found');
});

describe('faults', () => {
  const post = (text: string) => clientFor(slack.url, token).chat.postMessage({ channel: 'D0ADA', text });

  test('429 carries Retry-After and has no effect', async () => {
    await control(slack.url, '/faults', [
      { match: '/api/chat.postMessage', status: 429, headers: { 'retry-after': '30' } },
    ]);
    await expect(post('a')).rejects.toMatchObject({ retryAfter: 30 });
    await post('b');
    expect((await inDm()).map((message) => message.text)).toEqual(['b']);
  });

  test('an answer dropped after the effect leaves the message there', async () => {
    await control(slack.url, '/faults', [{ match: '/api/chat.postMessage', dropAfterAccept: true }]);
    await expect(post('sent')).rejects.toThrow();
    expect((await inDm()).map((message) => message.text)).toEqual(['sent']);
  });

  test('a connection dropped before the effect leaves nothing', async () => {
    await control(slack.url, '/faults', [{ match: '/api/chat.postMessage', dropBeforeAccept: true }]);
    await expect(post('lost')).rejects.toThrow();
    expect(await inDm()).toEqual([]);
  });

  test('received requests are listed with their headers and form, and can be cleared', async () => {
    await control(slack.url, '/requests', undefined, 'DELETE');
    await post('seen');
    const requests = await control<{ headers: Record<string, string>; body: unknown; status: number }[]>(
      slack.url,
      '/requests?path=/api/chat',
      undefined,
      'GET',
    );
    expect(requests).toMatchObject([
      { method: 'POST', path: '/api/chat.postMessage', status: 200, body: { text: 'seen' } },
    ]);
    expect(requests[0]?.headers['authorization']).toBe(`Bearer ${token}`);
  });
});

test('metadata is kept, shown where it is asked for, and a history can be read once a minute, 15 messages at a time', async () => {
  const client = clientFor(slack.url, token);
  const metadata = { event_type: 'order', event_payload: { id: '7' } };
  const root = await client.chat.postMessage({ channel: 'D0ADA', text: 'root', metadata });
  for (let n = 0; n < 20; n += 1)
    await client.chat.postMessage({ channel: 'D0ADA', text: `${n}`, thread_ts: root.ts ?? '', metadata });
  const bare = await client.conversations.history({ channel: 'D0ADA', limit: 100 });
  expect(bare.messages).toMatchObject([{ text: 'root', metadata: { event_type: 'order', event_payload: {} } }]);
  const replies = { channel: 'D0ADA', ts: root.ts ?? '', include_all_metadata: true, limit: 100 };
  const thread = await client.conversations.replies(replies);
  expect([thread.messages?.length, thread.has_more]).toEqual([15, true]);
  expect(thread.messages?.at(-1)).toMatchObject({ metadata });
  await expect(client.conversations.replies(replies)).rejects.toThrow(/rate.?limit/i);
  await control(slack.url, '/clock', { advance: 60 });
  const late = await client.conversations.replies({ ...replies, oldest: thread.messages?.at(-1)?.ts ?? '' });
  expect(late.messages?.map(({ text }) => text)).toEqual(['root', '14', '15', '16', '17', '18', '19']);
  await expect(client.chat.postMessage({ channel: 'D0ADA', text: 'x', metadata: 'order' as never })).rejects.toThrow(
    'invalid_metadata_format',
  );
});
