import { createHmac } from 'node:crypto';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { openWhatsAppService, type Values, type WhatsAppService } from './whatsapp-service.ts';
import { webhookOf } from './webhook-body.ts';

let here: WhatsAppService;
let ada: Actor;
let bob: Actor;
let acme: Values;
let bolt: Values;
let channelId: string;
let boltChannelId: string;
beforeAll(async () => {
  here = await openWhatsAppService();
  [ada, bob] = [operator(), operator()];
  [acme, bolt] = [await here.values(1), await here.values(2)];
  channelId = await here.connect(ada, 1);
  boltChannelId = await here.connect(bob, 2);
});
afterAll(() => here.close());
beforeEach(async () => {
  await here.meta('delivery', undefined, 'DELETE');
  await here.meta('config', { retryDelaysMs: [50, 100, 200] });
});

const inbox = () =>
  here.service.database.query<{ external_id: string; note: string | null }>(
    'select external_id, note from channels_directory.inbox',
  );
const texts = async () => (await here.received()).map(({ text }) => text);
let count = 0;
/** A message from Ada as Meta sends it. */
const payload = (phoneNumberId: string, message: object = {}) =>
  JSON.stringify(
    webhookOf(acme.businessAccountId, {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550104477', phone_number_id: phoneNumberId },
      contacts: [{ profile: { name: 'Ada' }, wa_id: '447700900123', user_id: 'GB.1' }],
      messages: [
        {
          from: '447700900123',
          from_user_id: 'GB.1',
          id: `wamid.test${(count += 1)}`,
          timestamp: String(Math.floor(Date.now() / 1000)),
          type: 'text',
          text: { body: 'hello' },
          ...message,
        },
      ],
    }),
  );

test('34 a missing, wrong, foreign, old-fashioned or cut signature is refused with 401 and leaves no row', async () => {
  const before = await inbox();
  const body = payload(acme.phoneNumberId, { text: { body: 'héllo 👋' } });
  const right = `sha256=${createHmac('sha256', acme.appSecret).update(body).digest('hex')}`;
  const sha1 = `sha1=${createHmac('sha1', acme.appSecret).update(body).digest('hex')}`;
  for (const signature of [
    '',
    sha1,
    right.slice(0, -1),
    `${right}0`,
    right.toUpperCase(),
    right.slice(7),
    `${right}, ${right}`,
    'sha256=',
  ]) {
    expect((await here.post(channelId, body, '', { 'x-hub-signature-256': signature })).status, signature).toBe(401);
  }
  expect((await here.post(channelId, body, bolt.appSecret)).status).toBe(401);
  expect((await here.post(channelId, body, '')).status).toBe(401);
  expect((await here.post(boltChannelId, body, acme.appSecret)).status).toBe(401);
  expect((await here.post('0199aaaa-0000-7000-8000-000000000000', body, acme.appSecret)).status).toBe(401);
  expect((await here.post('unknown', body, acme.appSecret)).status).toBe(401);
  const escaped = body.replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  expect((await here.post(channelId, escaped, '', { 'x-hub-signature-256': right })).status).toBe(401);
  expect(await inbox()).toEqual(before);
  // The bytes are signed, not their meaning.
  expect((await here.post(channelId, body, acme.appSecret)).status).toBe(200);
  expect((await here.post(channelId, escaped, acme.appSecret)).status).toBe(200);
  await here.settled();
  expect((await texts()).filter((text) => text === 'héllo 👋')).toHaveLength(1);
});

test('34 a body over the limit, and signed ones that are nothing of WhatsApp’s, are refused', async () => {
  expect((await here.post(channelId, Buffer.alloc(3_300_000, 32), acme.appSecret)).status).toBe(413);
  for (const body of ['', 'not json', 'null', '[]', '{"object":"page","entry":[]}']) {
    expect((await here.post(channelId, body, acme.appSecret)).status, body).toBe(400);
  }
});

test('35 the address is verified with its own token only, and a challenge is never a page', async () => {
  const query = 'query($id: ID!) { channel(id: $id) { whatsApp { verifyToken } } }';
  const { channel } = await here.service.ask<{ channel: { whatsApp: { verifyToken: string } } }>(ada, query, {
    id: channelId,
  });
  const token = channel.whatsApp.verifyToken;
  const ask = async (query: string, id = channelId) => {
    const answer = await fetch(`${here.service.url}/webhooks/whatsapp/${id}?${query}`);
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  };
  const good = `hub.mode=subscribe&hub.verify_token=${token}`;
  expect(await ask(`${good}&hub.challenge=1158201444`)).toEqual({
    status: 200,
    text: '1158201444',
    type: 'text/plain; charset=utf-8',
  });
  for (const wrong of [
    'hub.mode=subscribe&hub.challenge=1',
    'hub.mode=subscribe&hub.challenge=1&hub.verify_token=',
    'hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong',
    `hub.challenge=1&hub.verify_token=${token}`,
    `${good}&hub.challenge[]=1`,
    `${good}&hub.challenge=1&hub.challenge=2`,
    `${good}&hub.challenge=%3Cscript%3Ealert(1)%3C/script%3E`,
    good,
  ]) {
    const { status, type } = await ask(wrong);
    expect([status, type], wrong).toEqual([403, 'text/plain; charset=utf-8']);
  }
  expect((await ask(`${good}&hub.challenge=1`, boltChannelId)).status).toBe(403);
});

test('37 what one company’s app signs reaches no other company, and unknown numbers no one', async () => {
  const before = (await here.received()).length;
  for (const number of [bolt.phoneNumberId, '106540352249999', '']) {
    expect((await here.post(channelId, payload(number), acme.appSecret)).status).toBe(200);
  }
  await here.settled();
  expect(await here.received()).toHaveLength(before);
  expect((await inbox()).map(({ note }) => note)).toContain(
    'the number does not belong to the company whose app signed it',
  );
});

test('C2 the first message that arrives connects the channel, and each company gets its own', async () => {
  await here.meta('messages', { from: 'noor', text: 'hi Bolt', number: bolt.phoneNumberId });
  await until(async () => (await here.status(bob, boltChannelId)).status === 'CONNECTED');
  const [received] = (await here.received()).filter(({ tenantId }) => tenantId === tenantOf(bob));
  expect(received).toMatchObject({ text: 'hi Bolt', contactName: 'Noor Haddad', channelKind: 'WHATSAPP' });
  // L6: agents, which answers, knows until when WhatsApp accepts an answer.
  const published = (await here.service.published('channels.message_received')).find(
    ({ tenantId }) => tenantId === tenantOf(bob),
  )?.body;
  const openMs = Date.parse(String(published?.['answerableUntil'])) - Date.parse(String(published?.['sentAt']));
  expect(openMs).toBe(24 * 3_600_000 - 30_000);
  const known = (await here.service.published('channels.channel_updated')).filter(
    ({ tenantId }) => tenantId === tenantOf(bob),
  );
  expect(known.map(({ body }) => body['status'])).toEqual(['WAITING_FOR_MESSAGE', 'CONNECTED']);
});

test('a message delivered three times in parallel, and again later, is handed on once', async () => {
  await here.meta('delivery', { duplicates: 3, parallel: true });
  const { deliveries } = await here.meta<{ deliveries: number[] }>('messages', { from: 'ada', text: 'only once' });
  await here.settled();
  await here.meta('redeliver', { number: deliveries[0] });
  await here.settled();
  expect((await texts()).filter((text) => text === 'only once')).toHaveLength(1);
});

test('39 of 2 entries with 2 changes of 3 messages each, a malformed and an unsupported one spoil none of the rest', async () => {
  const say = (text: string, more: object = {}) => ({ from: 'ada', text, ...more });
  const change = (name: string) => ['1', '2', '3'].map((n) => say(`batch ${name}${n}`));
  const entries = [
    [
      change('a'),
      [say('batch b1'), say('', { type: 'unsupported', content: { errors: [{ code: 131051 }] } }), say('batch b3')],
    ],
    [[say('batch c1'), say('batch c2', { overlay: { id: null, timestamp: 'soon' } }), say('batch c3')], change('d')],
  ];
  await here.meta('delivery', { duplicates: 2 });
  await here.meta('batches', { entries });
  await here.settled();
  const got = (await texts()).filter((text) => text.startsWith('batch '));
  expect(got.toSorted()).toEqual(
    ['a1', 'a2', 'a3', 'b1', 'b3', 'c1', 'c3', 'd1', 'd2', 'd3'].map((name) => `batch ${name}`),
  );
});

test.each([
  ['image', { image: { id: '1', caption: 'our garden' } }, '[photo] our garden'],
  ['image', { image: { id: '1' } }, '[photo]'],
  ['audio', { audio: { id: '1', voice: true } }, '[voice note]'],
  [
    'document',
    { document: { id: '1', filename: 'bill.pdf', caption: 'is this right?' } },
    '[document: bill.pdf] is this right?',
  ],
  ['location', { location: { latitude: 52.5, longitude: 13.4, name: 'Kotti' } }, '[location: Kotti, 52.5, 13.4]'],
  ['button', { button: { text: 'Yes please', payload: 'yes' } }, 'Yes please'],
  ['interactive', { interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Tuesday' } } }, 'Tuesday'],
  [
    'interactive',
    { interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Large', description: 'feeds six' } } },
    'Large: feeds six',
  ],
  ['text', { text: { body: 'nul \0 and half \ud800 a sign' } }, 'nul  and half \ufffd a sign'],
])('C6 %s %j is handed on as %j', async (type, content, text) => {
  await here.say('', { overlay: { type, ...content } });
  expect((await texts()).at(-1)).toBe(text);
});

test('C6 people with and without a phone number are each one contact with one conversation', async () => {
  const first = await here.say('one', { from: 'noor' });
  const second = await here.say('two', { from: 'noor' });
  const other = await here.say('three', { from: 'ada' });
  expect(first).toBe(second);
  expect(other).not.toBe(first);
  const rows = await here.service.database.query(
    'select phone, external_id, name from channels.contacts where id = any($1) order by name',
    [[first, other]],
  );
  expect(rows).toEqual([
    { phone: '447700900123', external_id: expect.stringMatching(/^GB\./), name: 'Ada Okafor' },
    { phone: null, external_id: expect.stringMatching(/^US\./), name: 'Noor Haddad' },
  ]);
});

test('a person known by the phone number alone keeps the conversation when Meta names them by an id', async () => {
  const number = { number: acme.phoneNumberId, from: '4915112345678' };
  const before = await here.say('old', number);
  await here.service.database.query("update channels.contacts set external_id = '4915112345678' where id = $1", [
    before,
  ]);
  expect(await here.say('new', number)).toBe(before);
});

test('14 while the database is away Meta is told so, and what it sends again is taken', async () => {
  const name = new URL(here.service.database.ownerUrl).pathname.slice(1);
  await here.service.database.query(`revoke connect on database ${name} from konstruct_channels_directory`);
  await here.service.database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'konstruct_channels_directory'",
  );
  const body = payload(acme.phoneNumberId, { text: { body: 'please retry' } });
  expect((await here.post(channelId, body, acme.appSecret)).status).toBeGreaterThanOrEqual(500);
  await here.service.database.query(`grant connect on database ${name} to konstruct_channels_directory`);
  await until(async () => (await here.post(channelId, body, acme.appSecret)).status === 200);
  await until(async () => (await texts()).includes('please retry'));
});
