import type { Actor } from '@konstruct/kit/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { openWhatsAppService, type Values, type WhatsAppService } from './whatsapp-service.ts';
import { webhookOf } from './webhook-body.ts';

let here: WhatsAppService;
let ada: Actor;
let acme: Values;
let channelId: string;
beforeAll(async () => {
  here = await openWhatsAppService();
  ada = operator();
  acme = await here.values(1);
  channelId = await here.connect(ada, 1);
});
afterAll(() => here.close());

const timestamp = String(Math.floor(Date.now() / 1000));
const message = (id: string, body = 'hi', more: object = {}) => ({
  from: '447700900123',
  id,
  timestamp,
  type: 'text',
  text: { body },
  ...more,
});
const value = (messages: unknown[], more: object = {}) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550104477', phone_number_id: acme.phoneNumberId },
  contacts: [{ profile: { name: 'Ada' }, wa_id: '447700900123' }],
  messages,
  ...more,
});
const webhook = (...values: object[]) => JSON.stringify(webhookOf(acme.businessAccountId, ...values));

async function post(body: string) {
  const response = await here.post(channelId, body, acme.appSecret);
  const text = await response.text();
  return { status: response.status, answer: text === '' ? null : (JSON.parse(text) as Record<string, unknown>) };
}
/** The inbox rows of items with an id that begins with the prefix. */
async function stored(prefix: string) {
  const [sum] = await here.service.database.query<{ rows: number; bytes: number; longest: number }>(
    `select count(*)::int as rows, coalesce(sum(length(body)), 0)::int as bytes, coalesce(max(length(body)), 0)::int as longest
     from channels_directory.inbox where external_id like $1`,
    [`${channelId}:${prefix}%`],
  );
  return sum ?? { rows: 0, bytes: 0, longest: 0 };
}

test.each([
  ['one contact of 200 kB', 'a', 200_000, 500],
  ['one contact of 1.2 MB', 'b', 1_200_000, 1_000],
])(
  'SEC-C4 %s beside many small messages is handed on as at most twice the bytes that came',
  async (_what, prefix, size, count) => {
    const contacts = [{ profile: { name: 'x'.repeat(size) }, wa_id: '447700900123', padding: 'y'.repeat(10_000) }];
    const body = webhook(
      value(
        Array.from({ length: count }, (_, at) => message(`${prefix}.${at}`)),
        { contacts },
      ),
    );
    expect(await post(body)).toEqual({ status: 200, answer: null });
    const { rows, bytes } = await stored(`${prefix}.`);
    expect(rows).toBe(count);
    expect(bytes).toBeLessThan(2 * body.length);
  },
  60_000,
);

test('SEC-C4 many contacts beside many messages: each message keeps its own', async () => {
  const people = Array.from({ length: 300 }, (_, at) => ({
    profile: { name: `Person ${at}` },
    wa_id: `4477009${String(at).padStart(5, '0')}`,
  }));
  const messages = people.map(({ wa_id: from }, at) => message(`c.${at}`, `I am ${at}`, { from }));
  const body = webhook(value(messages, { contacts: people }));
  expect((await post(body)).status).toBe(200);
  expect((await stored('c.')).bytes).toBeLessThan(2 * body.length);
  const rows = await here.service.database.query<{ text: string; names: string[] }>(
    `select b #>> '{item,text,body}' as text, array(select c #>> '{profile,name}' from json_array_elements(b -> 'contacts') c) as names
     from (select convert_from(body, 'utf8')::json as b from channels_directory.inbox where external_id like $1) as i`,
    [`${channelId}:c.%`],
  );
  expect(rows).toHaveLength(300);
  for (const { text, names } of rows) expect(names).toEqual([text.replace('I am', 'Person')]);
}, 60_000);

test('SEC-C4 1,000 updates, as many as Meta sends at once, are all stored', async () => {
  const values = Array.from({ length: 1_000 }, (_, at) => value([message(`d.${at}`, `${at} ${'w'.repeat(at % 40)}`)]));
  expect(await post(webhook(...values))).toEqual({ status: 200, answer: null });
  expect((await stored('d.')).rows).toBe(1_000);
}, 60_000);

test('SEC-C4 of more messages than are taken in at once the first are stored, and the rest is refused by a code', async () => {
  const body = webhook(value(Array.from({ length: 6_000 }, (_, at) => message(`e.${at}`))));
  const { status, answer } = await post(body);
  expect([status, answer]).toMatchObject([
    413,
    { code: 'TOO_MANY_ITEMS', keptCount: 2_000, tooManyCount: 4_000, tooLargeCount: 0 },
  ]);
  const { rows, bytes } = await stored('e.');
  expect(rows).toBe(2_000);
  expect(bytes).toBeLessThan(2 * body.length);
}, 60_000);

test('SEC-C4 a message that is too large is refused by a code, and spoils none of those beside it', async () => {
  const body = webhook(value([message('f.1'), message('f.2', 'x'.repeat(200_000)), message('f.3', 'y'.repeat(4_096))]));
  expect(await post(body)).toMatchObject({
    status: 413,
    answer: { code: 'ITEM_TOO_LARGE', keptCount: 2, tooLargeCount: 1 },
  });
  expect(await stored('f.')).toMatchObject({ rows: 2 });
});

test.each([
  [
    'a number’s id of 1 MB',
    () => webhook(value([message('g.1'), message('g.2')], { metadata: { phone_number_id: '1'.repeat(1_000_000) } })),
    200,
  ],
  ['a million messages that are none', () => webhook(value(Array.from({ length: 150_000 }, () => 0))), 200],
  [
    'half a million empty lists',
    () => webhook(value([`[${'[],'.repeat(500_000)}0]`].map((text) => JSON.parse(text) as unknown))),
    413,
  ],
  [
    'lists in lists',
    () => `{"object":"whatsapp_business_account","entry":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
    413,
  ],
  [
    'numbers that grow when they are written out',
    () => webhook(value([1, 2, 3].map((at) => message(`h.${at}`)))).replace('"hi"', `[${'1e20,'.repeat(90_000)}0]`),
    413,
  ],
])('SEC-C4 %s are stored at no more than what came', async (_what, make, status) => {
  const before = (await stored('')).bytes;
  const body = make();
  expect((await post(body)).status).toBe(status);
  expect((await stored('')).bytes - before).toBeLessThan(2 * body.length);
});

test('SEC-H6 a webhook that names hundreds of numbers fills the one inbox of the app that signed it, and takes its turns alone', async () => {
  // Events left by earlier tests would be processed first.
  await here.service.database.query('delete from channels_directory.inbox');
  const values = Array.from({ length: 300 }, (_, at) =>
    value([message(`i.${at}`)], { metadata: { display_phone_number: '1', phone_number_id: String(at) } }),
  );
  expect((await post(webhook(...values, value([message('i.own')])))).status).toBe(200);
  const accounts = await here.service.database.query<{ account: string; count: number }>(
    'select account, count(*)::int from channels_directory.inbox where external_id like $1 group by account',
    [`${channelId}:i.%`],
  );
  expect(accounts).toEqual([{ account: channelId, count: 301 }]);
  await expect
    .poll(
      () =>
        here.service.database.query<{ note: string | null; count: number }>(
          'select note, count(*)::int from channels_directory.inbox where external_id like $1 and promoted_at is not null group by note order by note',
          [`${channelId}:i.%`],
        ),
      { timeout: 30_000 },
    )
    .toEqual([
      { note: 'no company has connected this number', count: 300 },
      { note: null, count: 1 },
    ]);
}, 60_000);
