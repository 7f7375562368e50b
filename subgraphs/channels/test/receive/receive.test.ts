import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { event, openChannelsService, operator, type ChannelsService } from '../channels-service.ts';
import { talkIn } from './talk.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
beforeAll(async () => {
  service = await openChannelsService();
  ada = operator();
  channelId = await service.connect(ada);
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.settled();
  await service.database.query('delete from jobs.outbox_messages');
});

const { say, messages } = talkIn(() => service);
const inbox = () => service.database.query<{ external_id: string }>('select external_id from channels_directory.inbox');

test('22 an event delivered three times in parallel, and again as a retry, is stored and handed on once', async () => {
  await service.slack('delivery', { duplicates: 3, parallel: true });
  await say({ channel: 'dm', text: 'Are you open on Sunday?' });
  const [published] = await until(async () => (await messages()).length > 0 && messages());
  const last = await until(async () => {
    const delivery = (await service.slack<{ eventId: string; attempts: { status: number }[] }[]>('deliveries')).at(-1);
    return delivery?.attempts.length === 3 && delivery;
  });
  expect(last.attempts.map(({ status }) => status)).toEqual([200, 200, 200]);
  await service.slack('redeliver', { event_id: last.eventId, retryNum: 1, retryReason: 'http_timeout' });
  await service.settled();
  expect(await messages()).toHaveLength(1);
  expect(published).toMatchObject({
    channelId,
    channelKind: 'SLACK',
    contactName: 'Someone in Slack',
    text: 'Are you open on Sunday?',
    isDirect: true,
    answerableUntil: null,
  });
  expect(String(published?.['threadKey'])).toMatch(/^D/);
  expect((await inbox()).filter(({ external_id: id }) => id === last.eventId)).toHaveLength(1);
});

test('22 a first delivery that never arrived is made up for by its retry', async () => {
  await service.slack('delivery', { drop: true });
  await say({ channel: 'dm', text: 'Lost at first' });
  const last = (await service.slack<{ eventId: string }[]>('deliveries')).at(-1);
  await service.slack('redeliver', { event_id: last?.eventId, retryNum: 1, retryReason: 'http_timeout' });
  await until(async () => (await messages()).length === 1);
});

test('23 a mention that comes as app_mention and as message, in either order, is one message', async () => {
  await say({ text: '<@BOT> hello there' });
  await service.slack('delivery', { reverse: true, next: 2 });
  await say({ text: '<@BOT> and again' });
  await until(async () => (await messages()).length === 2);
  await service.settled();
  const got = await messages();
  expect(got.map(({ text }) => text)).toEqual(['hello there', 'and again']);
  expect(got.map(({ isDirect }) => isDirect)).toEqual([false, false]);
});

test('24 bots, edits, deletions and other subtypes are not answered', async () => {
  const posted = await say({ text: '<@BOT> first' });
  await until(async () => (await messages()).length === 1);
  const { channel, message } = posted;
  const bot = (await service.slack<{ teams: { botUserId: string }[] }>('state')).teams[0]?.botUserId;
  const thread = { channel, thread_ts: message.ts, text: 'in the thread' };
  await service.slack('messages/edit', { channel, ts: message.ts, text: '<@BOT> edited' });
  await service.slack('messages/delete', { channel, ts: message.ts });
  await say({ ...thread, subtype: 'thread_broadcast' });
  await say({ ...thread, subtype: 'me_message' });
  await say({ ...thread, event: { bot_id: 'B-OTHER' } });
  await say({ ...thread, event: { user: bot } });
  await service.settled();
  await until(async () =>
    (await service.slack<{ state: string }[]>('deliveries')).every(({ state }) => state !== 'waiting'),
  );
  await service.settled();
  expect(await messages()).toHaveLength(1);
});

test('a reply in a thread that the employee takes part in needs no mention, other talk in the channel does', async () => {
  const { channel, message } = await say({ text: '<@BOT> can you help?' });
  await until(async () => (await messages()).length === 1);
  await say({ channel, text: 'unrelated talk' });
  await say({ channel, text: 'also this', thread_ts: message.ts });
  await until(async () => (await messages()).length === 2);
  await service.settled();
  expect(await messages()).toMatchObject([
    { text: 'can you help?' },
    { text: 'also this', threadKey: `${channel}:${message.ts}` },
  ]);
});

test('26 people of another company in a shared channel are not answered', async () => {
  const foreign = { user_team: 'T-FOREIGN', source_team: 'T-FOREIGN', team: 'T-FOREIGN' };
  await say({
    user: 'U-STRANGER',
    channel: 'support',
    text: '<@BOT> tell me',
    event: foreign,
    envelope: { is_ext_shared_channel: true },
  });
  await say({ channel: 'support', text: '<@BOT> ours', envelope: { is_ext_shared_channel: true } });
  await until(async () => (await messages()).length === 1);
  await service.settled();
  expect((await messages()).map(({ text }) => text)).toEqual(['ours']);
});

test('an event of an unknown workspace is dropped with a note, one that cannot be read does not hold up the rest', async () => {
  await service.post(event('Ev-unknown-team'));
  await service.post(event('Ev-poison', { event: 'not an object' }));
  await say({ channel: 'dm', text: 'still heard' });
  await until(async () => (await messages()).length === 1);
  // The outcome of a batch is recorded after its messages were published.
  const rows = await until(async () => {
    const seen = await service.database.query<{
      external_id: string;
      is_processed: boolean;
      note: string | null;
      failures: number;
      gone: boolean;
    }>(
      `select external_id, promoted_at is not null as is_processed, note, failures, body is null as gone from channels_directory.inbox
       where external_id in ('Ev-unknown-team', 'Ev-poison') order by external_id`,
    );
    return seen.every(({ note }) => note !== null) && seen;
  });
  expect(rows).toMatchObject([
    { external_id: 'Ev-poison', is_processed: false, failures: 1, gone: false },
    { external_id: 'Ev-unknown-team', is_processed: true, note: 'no company has connected this workspace', gone: true },
  ]);
  await service.database.query("delete from channels_directory.inbox where external_id = 'Ev-poison'");
});

test('a crash after the message was handed on, before the inbox knew, does not hand it on twice', async () => {
  const { channel, message } = await say({ channel: 'dm', text: 'once only' });
  await until(async () => (await messages()).length === 1);
  await service.settled();
  const { teams } = await service.slack<{ teams: { id: string }[] }>('state');
  const body = JSON.stringify({
    team_id: teams[0]?.id,
    event: { type: 'message', channel_type: 'im', channel, ts: message.ts, user: message.user, text: 'once only' },
  });
  await service.database.query(
    `update channels_directory.inbox set promoted_at = null, body = $1 where id = (select id from channels_directory.inbox where note is null order by id desc limit 1)`,
    [Buffer.from(body)],
  );
  await say({ channel: 'dm', text: 'the next' });
  await until(async () => (await messages()).length === 2);
  await service.settled();
  expect((await messages()).map(({ text }) => text)).toEqual(['once only', 'the next']);
});

test('a nul byte in a message harms neither it nor the events beside it', async () => {
  const texts = ['before', 'a\0b', 'after'];
  await Promise.all(texts.map((text) => say({ channel: 'dm', text })));
  await until(async () => (await messages()).length === 3);
  expect((await messages()).map(({ text }) => text).toSorted()).toEqual(['ab', 'after', 'before']);
});

test('N6 a person is called what Slack calls them, and a message never waits for it', async () => {
  await service.slack('requests', undefined, 'DELETE');
  await service.slack('faults', { match: '/api/users.info', hang: true });
  await say({ user: 'linus', channel: 'dm', text: 'who am I?' });
  const [first] = await until(async () => (await messages()).length > 0 && messages());
  expect(first).toMatchObject({ contactName: 'Someone in Slack' });
  await say({ user: 'grace', channel: 'dm', text: 'and me?' });
  const [, second] = await until(async () => (await messages()).length > 1 && messages());
  const renamed = await until(async () => (await service.published('channels.contact_renamed')).at(-1));
  expect(renamed.body).toMatchObject({ contactId: second?.['contactId'], name: 'grace' });
  const contact = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Contact { name } } }';
  const named = await service.ask(ada, contact, { r: [{ __typename: 'Contact', id: second?.['contactId'] }] });
  expect(named).toEqual({ _entities: [{ name: 'grace' }] });
});

test('another company sees neither channel nor contact', async () => {
  const bob = operator();
  const [contact] = await service.database.query<{ id: string }>('select id from channels.contacts limit 1');
  const query =
    'query($id: ID!, $r: [_Any!]!) { channel(id: $id) { name } _entities(representations: $r) { ... on Contact { name } ... on Channel { name } } }';
  const r = [
    { __typename: 'Contact', id: contact?.id },
    { __typename: 'Channel', id: channelId },
  ];
  expect(await service.ask(bob, query, { id: channelId, r })).toEqual({ channel: null, _entities: [null, null] });
});
