import { randomUUID } from 'node:crypto';
import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { openWhatsAppService, type Values, type WhatsAppService } from './whatsapp-service.ts';

let here: WhatsAppService;
let acme: Values;
let ada: Actor;
let channelId: string;
let contact: string;
beforeAll(async () => {
  here = await openWhatsAppService();
  acme = await here.values();
  ada = operator();
  channelId = await here.connect(ada);
  contact = await here.say('hi');
});
afterAll(() => here.close());
beforeEach(async () => {
  await here.meta('faults', undefined, 'DELETE');
  await here.meta('rejections', undefined, 'DELETE');
  await here.meta('requests', undefined, 'DELETE');
  await here.meta('config', { statuses: ['sent'], refuses: 'in the answer' });
  await wroteAgo(0);
  // Marks as dismissed what earlier tests left undelivered.
  await here.service.database.query('update channels.outbound_messages set dismissed_at = now()');
});

const answer = (text: string, threadKey = contact) => here.service.answer(ada, { channelId, threadKey, text });
const posts = () =>
  here.meta<{ body: Record<string, unknown>; status: number | null }[]>(
    `requests?path=/v25.0/${acme.phoneNumberId}/messages`,
  );
const fault = (rule: object) => here.meta('faults', { match: `/v25.0/${acme.phoneNumberId}/messages`, ...rule });
/** Sets when the person last wrote, in our records; Meta has its own. */
const wroteAgo = (seconds: number) =>
  here.service.database.query(
    `update channels.contacts set last_inbound_at = now() - interval '${seconds} seconds' where id = $1`,
    [contact],
  );

async function sendTest(idempotencyKey: string = randomUUID()) {
  const query = `mutation($i: SendTestMessageInput!) { sendTestMessage(input: $i) { __typename
    ... on SendTestMessageSuccess { testMessage { id } } ... on UserError { message } } }`;
  const { sendTestMessage } = await here.service.ask<{
    sendTestMessage: { __typename: string; message?: string; testMessage?: { id: string } };
  }>(ada, query, { i: { channelId, idempotencyKey } });
  return sendTestMessage;
}

test('an answer reaches the phone in WhatsApp’s mark-up, carrying our own id', async () => {
  const id = await answer('**Yes**, see [the page](https://example.com).');
  const [row] = await here.service.waitFor(id, 'SENT');
  const shown = (await here.phone()).at(-1);
  expect(shown?.text.replaceAll('\u200b', '')).toBe('*Yes*, see the page (https://example.com).');
  expect(shown?.callbackData).toBe(`${row?.id}.1`);
  expect((await posts())[0]?.body).toMatchObject({ messaging_product: 'whatsapp', to: '447700900123', type: 'text' });
});

test('a person without a phone number is answered by the id that stands for them', async () => {
  const noor = await here.say('hello', { from: 'noor' });
  const id = await answer('Welcome', noor);
  await here.service.waitFor(id, 'SENT');
  const { body } = (await posts())[0] ?? {};
  expect(body).toMatchObject({ recipient: expect.stringMatching(/^US\./) });
  expect(body).not.toHaveProperty('to');
  expect((await here.phone('noor')).at(-1)?.text).toBe('Welcome');
});

test('a long answer is sent in parts that WhatsApp takes, in order', async () => {
  const id = await answer(Array.from({ length: 400 }, (_, i) => `${i}. A line that says something.`).join('\n\n'));
  const rows = await here.service.waitFor(id, 'SENT');
  expect(rows.length).toBeGreaterThan(2);
  const sent = (await posts()).map(({ body }) => (body['text'] as { body: string }).body);
  expect(sent.every((text) => text.length <= 4096)).toBe(true);
});

test('41 inside 24 hours an answer goes out; after them it is not even tried, and says why', async () => {
  await wroteAgo(24 * 3600 - 60);
  await here.service.waitFor(await answer('just in time'), 'SENT');
  await here.meta('requests', undefined, 'DELETE');
  await wroteAgo(24 * 3600 + 60);
  const [row] = await here.service.waitFor(await answer('too late'), 'FAILED');
  expect(row?.reason).toMatch(/24 hours/);
  expect(await posts()).toHaveLength(0);
});

test.each([
  [131047, /24 hours/],
  [131030, /list at Meta/],
  [131026, /couldn’t deliver/],
  [131051, /type/],
  [100, /didn’t understand/],
  [999999, /999999/],
])('41 %i fails the message in plain words, and is not tried again', async (code, reason) => {
  await here.meta('rejections', { code });
  const [row] = await here.service.waitFor(await answer('never'), 'FAILED');
  expect(row?.reason).toMatch(reason);
  expect(await posts()).toHaveLength(1);
  expect(await here.status(ada, channelId)).toMatchObject({ status: 'NEEDS_ATTENTION', isAccessLost: false });
});

test.each([131056, 130429, 131000, 131016])('41 %i backs off, and the message is sent once', async (code) => {
  await here.meta('rejections', { code });
  const id = await answer('slowly');
  await until(async () => (await here.service.outbound(id))[0]?.reason);
  expect((await here.service.outbound(id))[0]?.state).toBe('QUEUED');
  await here.service.waitFor(id, 'SENT');
  expect(await posts()).toHaveLength(2);
});

test.each([190, 10, 200, 133010, 131042])(
  'C8 41 %i turns the channel red and keeps the message, which a reconnect sends',
  async (code) => {
    await here.meta('rejections', { code });
    const id = await answer('patience');
    await until(async () => (await here.status(ada, channelId)).isAccessLost);
    expect((await here.status(ada, channelId)).statusReason).toMatch(/onnect/);
    const next = await answer('and more');
    await until(async () => (await here.service.outbound(next)).length > 0);
    expect(
      [...(await here.service.outbound(id)), ...(await here.service.outbound(next))].map(({ state }) => state),
    ).toEqual(['QUEUED', 'QUEUED']);
    expect(await sendTest()).toMatchObject({ __typename: 'ChannelNotConnectedError' });
    expect((await here.connectWith(ada, acme)).channel).toMatchObject({ id: channelId, status: 'CONNECTED' });
    await here.service.waitFor(id, 'SENT');
    await here.service.waitFor(next, 'SENT');
  },
);

test.each([
  ['a connection that is cut after WhatsApp accepted', { dropAfterAccept: true }],
  ['an answer with 502 and HTML', { status: 502, body: '<html>Bad gateway</html>' }],
  ['an answer with 200 and HTML', { status: 200, body: '<html>Proxy</html>' }],
])('31 %s leaves the message unknown, and it is not sent again automatically', async (_what, rule) => {
  await here.meta('config', { statuses: [] });
  await fault(rule);
  const id = await answer('perhaps');
  const [row] = await here.service.waitFor(id, 'UNKNOWN');
  expect(row?.reason).toContain('may have arrived');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await posts()).toHaveLength(1);
});

test('a status settles a message whose outcome was unknown, by the id that it carried', async () => {
  await here.meta('config', { statuses: ['sent', 'delivered'] });
  await here.meta('delivery', { next: 2, drop: true });
  await fault({ dropAfterAccept: true });
  const id = await answer('did it arrive?');
  await here.service.waitFor(id, 'UNKNOWN');
  const deliveries = await here.meta<{ number: number; state: string }[]>('deliveries');
  for (const { number } of deliveries.filter(({ state }) => state === 'withheld'))
    await here.meta('redeliver', { number });
  const [row] = await here.service.waitFor(id, 'DELIVERED' as never);
  expect(row).toMatchObject({ reason: null, text: null });
});

test('C3 without a message from a phone no test can be sent; within 24 hours it goes to the person who wrote last, once per key', async () => {
  await here.service.database.query('update channels.contacts set last_inbound_at = null');
  expect(await sendTest()).toMatchObject({ __typename: 'WindowClosedError', message: expect.stringMatching(/Say hi/) });
  await here.service.database.query("update channels.contacts set last_inbound_at = now() - interval '25 hours'");
  expect(await sendTest()).toMatchObject({
    __typename: 'WindowClosedError',
    message: expect.stringMatching(/24 hours/),
  });
  await here.say('it is me');
  const key = randomUUID();
  const sent = await Promise.all([sendTest(key), sendTest(key), sendTest(key)]);
  const ids = new Set(sent.map(({ testMessage }) => testMessage?.id));
  expect(ids.size).toBe(1);
  await here.service.waitFor([...ids][0] ?? '', 'SENT');
  expect((await here.phone()).filter(({ text }) => text.includes('is connected'))).toHaveLength(1);
});

test('disconnecting ends the subscription, forgets token and secret, and a reconnect is the same channel', async () => {
  await here.meta('requests', undefined, 'DELETE');
  const query = 'mutation($input: DisconnectChannelInput!) { disconnectChannel(input: $input) { __typename } }';
  await here.service.ask(ada, query, { input: { id: channelId } });
  const calls = () => here.meta<{ method: string }[]>(`requests?path=/v25.0/${acme.businessAccountId}/subscribed_apps`);
  await until(async () => (await calls()).length > 0);
  expect((await calls()).map(({ method }) => method)).toEqual(['DELETE']);
  await until(async () => {
    const [row] = await here.service.database.query<{ t: string | null; s: string | null }>(
      `select c.sealed_token as t, w.sealed_app_secret as s from channels.channels c
       join channels_directory.whatsapp_connections w on w.channel_id = c.id where c.id = $1`,
      [channelId],
    );
    return row?.t === null && row.s === null;
  });
  expect((await here.post(channelId, '{}', acme.appSecret)).status).toBe(401);
  const waiting = await answer('later');
  await until(async () => (await here.service.outbound(waiting))[0]?.reason);
  expect((await here.connectWith(ada, acme)).channel?.id).toBe(channelId);
  await here.service.waitFor(waiting, 'SENT');
});
