import { randomUUID } from 'node:crypto';
import type { Actor } from '@konstruct/kit/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { openWhatsAppService, type Values, type WhatsAppService } from './whatsapp-service.ts';
import { webhookOf } from './webhook-body.ts';

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
  await here.connect(operator(), 2);
  contact = await here.say('hi');
  await here.meta('config', { statuses: [] });
});
afterAll(() => here.close());

/** Sends an answer; returns its id and Meta's. */
async function sent(): Promise<{ id: string; wamid: string }> {
  const id = await here.service.answer(ada, { channelId, threadKey: contact, text: `answer ${randomUUID()}` });
  await here.service.waitFor(id, 'SENT');
  return { id, wamid: (await here.phone()).at(-1)?.id ?? '' };
}
const stateOf = async (id: string) => (await here.service.outbound(id))[0]?.state;
async function reportStatuses(wamid: string, ...statuses: string[]) {
  for (const status of statuses) {
    await here.meta('statuses', {
      id: wamid,
      status,
      ...(status === 'failed' ? { errors: [{ code: 131026, title: 'x' }] } : {}),
    });
    await here.settled();
  }
}

test.each([
  [['sent'], 'SENT'],
  [['sent', 'delivered'], 'DELIVERED'],
  [['sent', 'delivered', 'read'], 'READ'],
  [['read'], 'READ'],
  [['read', 'delivered'], 'READ'],
  [['read', 'delivered', 'sent'], 'READ'],
  [['delivered', 'sent'], 'DELIVERED'],
  [['delivered', 'delivered', 'delivered'], 'DELIVERED'],
  [['sent', 'failed'], 'FAILED'],
  [['failed', 'sent'], 'FAILED'],
  [['delivered', 'failed'], 'DELIVERED'],
  [['read', 'failed'], 'READ'],
  [['failed', 'delivered'], 'DELIVERED'],
  [['deleted', 'warning'], 'SENT'],
])('36 %j leaves the message %s', async (statuses, state) => {
  const { id, wamid } = await sent();
  await reportStatuses(wamid, ...statuses);
  expect(await stateOf(id)).toBe(state);
});

test('36 all at once, reversed and doubled, statuses end in the last', async () => {
  const { id, wamid } = await sent();
  await here.meta('delivery', { next: 3, reverse: true, duplicates: 2, parallel: true });
  for (const status of ['sent', 'delivered', 'read']) await here.meta('statuses', { id: wamid, status });
  await here.settled();
  expect(await stateOf(id)).toBe('READ');
});

test('36 a failure says why, keeps the text, and the message can be sent again', async () => {
  const { id, wamid } = await sent();
  await reportStatuses(wamid, 'failed');
  expect((await here.service.outbound(id))[0]).toMatchObject({
    state: 'FAILED',
    reason: expect.stringMatching(/couldn’t deliver/),
  });
  expect(await here.service.resend(ada, id)).toMatchObject({ __typename: 'ResendMessageSuccess' });
  await here.service.waitFor(id, 'SENT');
  const phone = await here.phone();
  expect(phone.at(-1)?.text).toBe(phone.at(-2)?.text);
  // A status of the first attempt now says nothing about the second.
  await reportStatuses(wamid, 'failed');
  expect(await stateOf(id)).toBe('SENT');
});

const resend = (id: string) => here.service.resend(ada, id);

test('36 a failure of the first try that is told again says nothing of a second whose outcome is unknown', async () => {
  const { id, wamid } = await sent();
  await reportStatuses(wamid, 'failed');
  await here.meta('faults', { match: `/v25.0/${acme.phoneNumberId}/messages`, dropAfterAccept: true });
  await resend(id);
  await here.service.waitFor(id, 'UNKNOWN');
  await reportStatuses(wamid, 'failed');
  expect(await stateOf(id)).toBe('UNKNOWN');
  // The status of the second attempt arrives days later.
  await reportStatuses((await here.phone()).at(-1)?.id ?? '', 'delivered');
  expect(await stateOf(id)).toBe('DELIVERED');
  expect(await resend(id)).toMatchObject({ __typename: 'NotResendableError' });
});

test.each(['sent', 'delivered'])(
  '36 a try that was unknown and is told %s settles the message, although a later try was refused',
  async (status) => {
    await here.meta('faults', { match: `/v25.0/${acme.phoneNumberId}/messages`, dropAfterAccept: true });
    const id = await here.service.answer(ada, { channelId, threadKey: contact, text: `answer ${randomUUID()}` });
    await here.service.waitFor(id, 'UNKNOWN');
    const wamid = (await here.phone()).at(-1)?.id ?? '';
    await here.meta('rejections', { code: 131026 });
    await resend(id);
    await here.service.waitFor(id, 'FAILED');
    await reportStatuses(wamid, status);
    expect(await stateOf(id)).toBe(status.toUpperCase());
    expect(await resend(id)).toMatchObject({ __typename: 'NotResendableError' });
  },
);

test('36 a receipt while a resend waits its turn settles the message, and it is not sent twice', async () => {
  await here.meta('faults', { match: `/v25.0/${acme.phoneNumberId}/messages`, dropAfterAccept: true });
  const id = await here.service.answer(ada, { channelId, threadKey: contact, text: `answer ${randomUUID()}` });
  await here.service.waitFor(id, 'UNKNOWN');
  const wamid = (await here.phone()).at(-1)?.id ?? '';
  await here.service.database.query("update channels.channels set status = 'NEEDS_ATTENTION' where id = $1", [
    channelId,
  ]);
  await resend(id);
  await reportStatuses(wamid, 'delivered');
  expect(await here.connectWith(ada, acme)).toMatchObject({ channel: { id: channelId } });
  await sent();
  expect(await stateOf(id)).toBe('DELIVERED');
  const [row] = await here.service.outbound(id);
  expect((await here.phone()).filter(({ callbackData }) => callbackData?.startsWith(row?.id ?? '?'))).toHaveLength(1);
});

test('36 statuses of messages that are unknown, or another company’s, change nothing', async () => {
  const { id, wamid } = await sent();
  const bolt = await here.values(2);
  const [row] = await here.service.outbound(id);
  const statuses = [
    { id: 'wamid.unknown', status: 'read', timestamp: '1', recipient_id: '1' },
    { id: wamid, status: 'read', timestamp: '1', biz_opaque_callback_data: `${row?.id}.1` },
  ];
  const payload = (phoneNumberId: string) =>
    webhookOf('1', { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, statuses });
  // From the other company's own app: about its own number, and about ours.
  await here.meta('events', { app: bolt.appId, payload: payload(bolt.phoneNumberId) });
  await here.meta('events', { app: bolt.appId, payload: payload(acme.phoneNumberId) });
  await here.settled();
  expect(await stateOf(id)).toBe('SENT');
  await reportStatuses(wamid, 'read');
  expect(await stateOf(id)).toBe('READ');
});
