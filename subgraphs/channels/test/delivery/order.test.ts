import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { inviteApp, resetSlack } from './connected-service.ts';
import { openWhatsAppService, type WhatsAppService } from '../whatsapp/whatsapp-service.ts';

let here: WhatsAppService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  here = await openWhatsAppService();
  ada = operator();
  channelId = await here.service.connect(ada);
  support = await inviteApp(here.service);
});
afterAll(() => here.close());
beforeEach(() => resetSlack(here.service));

const threadOf = (channel: string, n: number) => `${channel}:1700000000.${String(n).padStart(6, '0')}`;
const texts = async () => (await here.service.posts()).map(({ body }) => body['text'] ?? '');
/** Whether all are in this state; a message that was delivered between two polls was also sent. */
const isEvery = (messageIds: readonly string[], state: string) =>
  here.service.database
    .query<{ state: string }>('select state from channels.outbound_messages where message_id = any($1::uuid[])', [
      messageIds,
    ])
    .then(
      (rows) =>
        rows.length >= messageIds.length &&
        rows.every((row) => row.state === state || (state === 'SENT' && row.state === 'DELIVERED')),
    );

test('N9 answers that waited while channels was away go out in the order in which they were written', async () => {
  const conversations = Array.from({ length: 20 }, (_, n) => threadOf(support, n));
  const ids: string[] = [];
  await here.service.stop();
  for (const [n, threadKey] of conversations.entries()) {
    for (const text of ['1', '2', '3'])
      ids.push(await here.service.answer(ada, { channelId, threadKey, text: `${n}: ${text}` }));
  }
  await here.service.start();
  await until(() => isEvery(ids, 'SENT'), 60_000);
  const sent = await texts();
  const orders = conversations.map((_, n) =>
    sent.filter((text) => text.startsWith(`${n}: `)).map((text) => text.at(-1)),
  );
  expect(orders).toEqual(conversations.map(() => ['1', '2', '3']));
});

test('N9 they do so although the clock of the replica that queued the first of them was ahead', async () => {
  const { database: db } = here.service;
  await db.query("update channels.channels set status = 'NEEDS_ATTENTION' where id = $1", [channelId]);
  const key = threadOf(support, 1000);
  const answer = async (text: string) => {
    const id = await here.service.answer(ada, { channelId, threadKey: key, text });
    await until(async () => (await here.service.outbound(id)).length > 0);
    return id;
  };
  const first = await answer('first');
  await db.query(
    "update channels.outbound_messages set id = 'ffffffff-0000-7000-8000-000000000000' where message_id = $1",
    [first],
  );
  const second = await answer('second');
  await here.service.connect(ada);
  await until(() => isEvery([first, second], 'SENT'));
  expect(await texts()).toEqual(['first', 'second']);
});

test('N5 a workspace whose posts hang holds its share, and neither another workspace nor WhatsApp waits for it', async () => {
  const team = (await here.service.slack<{ id: string }>('teams', { name: 'Slow' })).id;
  const slow = await here.service.connect(ada, team);
  const slowChannel = await inviteApp(here.service, team);
  const whatsApp = await here.connect(ada);
  const contact = await here.say('hi');
  await here.service.slack('faults', {
    match: '/api/chat.postMessage',
    contains: slowChannel,
    hang: true,
    times: 1000,
  });
  const many = await Promise.all(
    Array.from({ length: 80 }, (_, n) =>
      here.service.answer(ada, { channelId: slow, threadKey: threadOf(slowChannel, n), text: 'slow' }),
    ),
  );
  const hanging = async () => (await here.service.posts()).filter(({ body }) => body['channel'] === slowChannel).length;
  await until(async () => (await hanging()) >= 32, 60_000);

  const ids = await Promise.all([
    here.service.answer(ada, { channelId, threadKey: threadOf(support, 2000), text: 'quick' }),
    here.service.answer(ada, { channelId: whatsApp, threadKey: contact, text: 'quick' }),
  ]);
  await until(() => isEvery(ids, 'SENT'), 30_000);
  const waiting = await here.service.database.query(
    "select from channels.outbound_messages where message_id = any($1::uuid[]) and state in ('QUEUED', 'SENDING')",
    [many],
  );
  expect(waiting.length).toBeGreaterThan(0);
});
