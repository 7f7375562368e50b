import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDependencies } from '../../app.ts';
import { createTenantContext, inTransaction } from '../../context.ts';
import { settlePosted } from '../../delivery/undelivered/settle-posted.ts';
import { ownPostOf, parseEnvelope } from '../../slack/inbound/read-event.ts';
import { operator, type ChannelsService } from '../channels-service.ts';
import { inviteApp, openConnectedService, resetSlack } from './connected-service.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  ({ service, ada, channelId, support } = await openConnectedService());
});
afterAll(() => service.close());
beforeEach(async () => {
  await resetSlack(service);
  await service.slack('config', { metadataTypes: [], historyLimit: { everySeconds: 0, mostMessages: 15 } });
  await service.database.query("update channels.outbound_messages set look_up_count = 100 where state = 'UNKNOWN'");
  // Until a test allows it.
  await service.database.query("update channels.channels set next_look_up_at = now() + interval '1 hour'");
});

let threads = 0;
/** A thread that a person started. */
async function newThread(): Promise<string> {
  const { message } = await service.slack<{ message: { ts: string } }>('messages', {
    user: 'ada',
    channel: 'support',
    text: `hello ${(threads += 1)}`,
  });
  return `${support}:${message.ts}`;
}
const answer = (text: string, threadKey: string) => service.answer(ada, { channelId, threadKey, text });
const cut = (more: object) => service.slack('faults', { match: '/api/chat.postMessage', ...more });
async function lookUps(): Promise<{ status: number | null }[]> {
  const of = (method: string) =>
    service.slack<{ status: number | null }[]>(`requests?path=/api/conversations.${method}`);
  return [...(await of('history')), ...(await of('replies'))];
}
/** Ends all pauses: what is put off is due, and Slack may be asked again. */
async function pass() {
  await service.slack('config', { historyLimit: { everySeconds: 0, mostMessages: 15 } });
  await service.database.query('update channels.channels set next_look_up_at = null');
  await due();
}
async function due() {
  await service.database.query(
    "update channels.outbound_messages set look_up_count = 0 where state = 'UNKNOWN' and look_up_count < 100",
  );
  await service.database.query(
    "update pgboss.job set start_after = now() where name = 'channels.settle_unknown' and state < 'active'",
  );
}
const asks = async () =>
  (await service.database.query("select from pgboss.job where name = 'channels.settle_unknown' and state <= 'active'"))
    .length;

test.each(['a thread', 'direct messages', 'a test message’s person'])(
  'a message that Slack took before the connection was cut is found in %s, and settled',
  async (where) => {
    const key = where === 'a thread' ? await newThread() : where === 'direct messages' ? 'D0ADA' : '@U0ADA';
    await cut({ dropAfterAccept: true });
    const id = await answer('did it arrive?', key);
    await service.waitFor(id, 'UNKNOWN');
    await service.database.query('update channels.channels set next_look_up_at = null');
    const [row] = await until(async () => {
      const rows = await service.outbound(id);
      return rows.every(({ state }) => state === 'SENT') && rows;
    }, 30_000);
    expect(row).toMatchObject({ reason: null, text: null });
    expect(await service.posts()).toHaveLength(1);
    expect(await service.resend(ada, id)).toMatchObject({ __typename: 'NotResendableError' });
  },
);

test('a message that is not seen in Slack stays unknown, is asked for a few times only, and can be sent again', async () => {
  const key = await newThread();
  await cut({ dropBeforeAccept: true });
  const id = await answer('lost', key);
  await service.waitFor(id, 'UNKNOWN');
  for (let tries = 1; tries <= 5; tries += 1) {
    await service.database.query(
      "update channels.outbound_messages set sending_at = sending_at - interval '1 day' where message_id = $1",
      [id],
    );
    await service.database.query('update channels.channels set next_look_up_at = null');
    await service.database.query(
      "update pgboss.job set start_after = now() where name = 'channels.settle_unknown' and state < 'active'",
    );
    await until(async () => (await lookUps()).length >= tries, 30_000);
  }
  await until(async () => (await asks()) === 0, 30_000);
  expect(await service.outbound(id)).toMatchObject([{ state: 'UNKNOWN', attempt: 1 }]);
  expect(await lookUps()).toHaveLength(5);
  expect(await service.resend(ada, id)).toMatchObject({ __typename: 'ResendMessageSuccess' });
  await service.waitFor(id, 'SENT');
});

test('a workspace is asked at most once a minute, whatever is unknown in it; a 429 does not count as a try', async () => {
  const keys = [await newThread(), await newThread(), await newThread()];
  await service.slack('config', { historyLimit: { everySeconds: 3600, mostMessages: 15 } });
  await cut({ dropAfterAccept: true, times: 3 });
  const ids = await Promise.all(keys.map((key, n) => answer(`unknown ${n}`, key)));
  for (const id of ids) await service.waitFor(id, 'UNKNOWN');
  await service.database.query('update channels.channels set next_look_up_at = null');
  await due();
  await until(async () => (await lookUps()).length === 1, 30_000);
  const putOff = "select from pgboss.job where name = 'channels.settle_unknown' and start_after > now()";
  for (let round = 0; round < 5; round += 1) {
    await until(async () => (await service.database.query(putOff)).length === 1, 30_000);
    await due();
  }
  await until(async () => (await service.database.query(putOff)).length === 1, 30_000);
  expect(await lookUps()).toHaveLength(1);

  // Asked too early, as when another program uses the same app: Slack says when to come back, and the service waits
  // until then.
  await service.database.query('update channels.channels set next_look_up_at = null');
  await due();
  const answers = async () => (await lookUps()).map(({ status }) => status).filter((status) => status !== null);
  await until(async () => (await answers()).length === 2, 30_000);
  expect((await answers()).sort()).toEqual([200, 429]);
  const states = async () => Promise.all(ids.map(async (id) => (await service.outbound(id))[0]?.state));
  await until(async () => (await states()).filter((state) => state === 'SENT').length === 1);
  while ((await states()).includes('UNKNOWN')) {
    const before = (await lookUps()).length;
    await pass();
    await until(async () => (await lookUps()).length > before, 30_000);
    await until(async () => (await asks()) <= 1);
  }
  expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
  expect(await service.posts()).toHaveLength(3);
});

test('a post of ours that comes back as an event settles what was unknown, and nothing else', async () => {
  await service.slack('config', { metadataTypes: ['konstruct_message'] });
  await cut({ dropAfterAccept: true });
  const id = await answer('seen', await newThread());
  // The service receives the event of its own post.
  await service.waitFor(id, 'SENT');
  await service.settled();
  const deliveries = await service.slack<{ body: string }[]>('deliveries');
  const posted = deliveries
    .map(({ body }) => ownPostOf(parseEnvelope(Buffer.from(body))))
    .filter((post) => post !== null);
  const [row] = await service.outbound(id);
  expect(posted.map((post) => post.id)).toContain(row?.id);

  const deps = await openDependencies(service.parts());
  const tenantId = tenantOf(ada) ?? '';
  const settle = (post: (typeof posted)[number], channel = channelId) =>
    inTransaction(createTenantContext(deps, tenantId), (tx) => settlePosted(tx, channel, post));
  const mine = posted.find((post) => post.id === row?.id);
  if (!mine) throw new Error('It did not come back.');
  await service.database.query(
    "update channels.outbound_messages set state = 'UNKNOWN', reason = 'not known' where id = $1",
    [row?.id],
  );
  expect(await settle(mine, crypto.randomUUID())).toBe(false);
  expect(await settle({ ...mine, attempt: 2 })).toBe(false);
  expect(await settle(mine)).toBe(true);
  expect(await settle(mine)).toBe(false);
  expect(await service.outbound(id)).toMatchObject([{ state: 'SENT', reason: null }]);
  await Promise.all([deps.database.close(), deps.directory.close()]);
});

test('an event about metadata names the same post of ours as the event of the message itself', async () => {
  const { botEvents } = await service.slack<{ botEvents: string[] }>('config');
  await service.slack('config', {
    metadataTypes: ['konstruct_message'],
    botEvents: [...botEvents, 'message_metadata_posted'],
  });
  const id = await answer('told twice', await newThread());
  const [row] = await service.waitFor(id, 'SENT');
  const events = await until(async () => {
    const deliveries = await service.slack<{ body: string }[]>('deliveries');
    const read = deliveries
      .map(({ body }) => parseEnvelope(Buffer.from(body)))
      .filter((event) => ownPostOf(event)?.id === row?.id);
    return read.length === 2 && read;
  });
  expect(events.map(({ event }) => event.type)).toEqual(['message', 'message_metadata_posted']);
  const [fromMessage, fromMetadata] = events.map(ownPostOf);
  expect(fromMetadata).toEqual(fromMessage);
  await service.slack('config', { botEvents });
});

test('a workspace that was connected with fewer scopes goes on working: a look-up settles what is unknown', async () => {
  const { id: team } = await service.slack<{ id: string }>('teams', { name: 'Before' });
  const bob = operator();
  const url = await service.startInstall(bob);
  const granted = (url.searchParams.get('scope') ?? '').split(',');
  expect(granted).toContain('metadata.message:read');
  const before = await service.connect(
    bob,
    team,
    granted.filter((scope) => scope !== 'metadata.message:read').join(','),
  );
  await service.slack('config', { metadataTypes: ['konstruct_message'] });
  await cut({ dropAfterAccept: true });
  const id = await service.answer(bob, {
    channelId: before,
    threadKey: `${await inviteApp(service, team)}:1700000000.000001`,
    text: 'hello',
  });
  await service.waitFor(id, 'UNKNOWN');
  await service.settled();
  // Its event does not say which message it is.
  const last = (await service.slack<{ body: string }[]>('deliveries')).at(-1)?.body ?? '';
  expect(JSON.parse(last)).toMatchObject({ team_id: team, event: { metadata: { event_payload: {} } } });
  expect(await service.outbound(id)).toMatchObject([{ state: 'UNKNOWN' }]);
  await pass();
  await until(async () => (await service.outbound(id)).every(({ state }) => state === 'SENT'), 30_000);
});

test('without a subscription to its metadata an event says nothing of which message it is', async () => {
  const id = await answer('plain', await newThread());
  await service.waitFor(id, 'SENT');
  const deliveries = await service.slack<{ body: string }[]>('deliveries');
  const last = deliveries.at(-1)?.body ?? '';
  expect(JSON.parse(last)).toMatchObject({
    event: { metadata: { event_type: 'konstruct_message', event_payload: {} } },
  });
  expect(ownPostOf(parseEnvelope(Buffer.from(last)))).toBeNull();
});
