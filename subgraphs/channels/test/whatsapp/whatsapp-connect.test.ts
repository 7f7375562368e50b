import { testOperator } from '@konstruct/kit/testing';
import { tenantOf } from '@konstruct/kit/identity';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { openWhatsAppService, type Values, type WhatsAppService } from './whatsapp-service.ts';

let here: WhatsAppService;
let good: Values;
beforeAll(async () => {
  here = await openWhatsAppService();
});
afterAll(() => here.close());
beforeEach(async () => {
  await here.meta('reset', {});
  // Each test needs the number for its own company: the previous test connected it for another.
  await here.service.database.query('delete from channels_directory.whatsapp_connections');
  good = await here.values();
});

const channelsOf = (tenantId: string | null) =>
  here.service.database.query('select from channels.channels where tenant_id = $1', [tenantId]);
const requests = (path: string) => here.meta<{ method: string; path: string }[]>(`requests?path=/v25.0/${path}`);

test('C2 a number is proved, subscribed and saved: it waits for its first message, and says what to paste at Meta', async () => {
  const ada = operator();
  const result = await here.connectWith(ada, good);
  expect(result).toMatchObject({ __typename: 'ConnectWhatsAppSuccess', channel: { status: 'WAITING_FOR_MESSAGE' } });
  const query = `query($id: ID!) { channel(id: $id) { kind name lastInboundAt whatsApp {
    displayPhoneNumber verifiedName qualityRating tokenExpiresAt callbackUrl verifyToken webhookFields chatUrl } } }`;
  const id = result.channel?.id;
  const { channel } = await here.service.ask<{ channel: { whatsApp: Record<string, string> } }>(ada, query, { id });
  expect(channel).toEqual({
    kind: 'WHATSAPP',
    name: 'Acme',
    lastInboundAt: null,
    whatsApp: {
      displayPhoneNumber: '+1 555-010-4477',
      verifiedName: 'Acme',
      qualityRating: 'GREEN',
      tokenExpiresAt: null,
      callbackUrl: `http://konstruct.test/webhooks/whatsapp/${id}`,
      verifyToken: expect.stringMatching(/^[\w-]{32}$/),
      webhookFields: ['messages'],
      chatUrl: 'https://chat.test/15550104477?text=Hi',
    },
  });
  const viewer = testOperator(tenantOf(ada) ?? '', 'VIEWER');
  const seen = await here.service.ask<{ channel: { whatsApp: Record<string, unknown> } }>(viewer, query, { id });
  expect(seen.channel.whatsApp['verifyToken']).toBeNull();
  expect((await requests(`${good.businessAccountId}/subscribed_apps`)).map(({ method }) => method)).toEqual(['POST']);
  const [published] = (await here.service.published('channels.channel_updated')).filter(
    ({ tenantId }) => tenantId === tenantOf(ada),
  );
  expect(published?.body).toMatchObject({ kind: 'WHATSAPP', status: 'WAITING_FOR_MESSAGE', version: 1 });
});

test('42 what does not fit is told apart in plain words, and nothing is saved', async () => {
  const ada = operator();
  const bolt = await here.values(2);
  const wrong: [object, string, string | null][] = [
    [{ appSecret: bolt.appSecret }, 'APP_REFUSED', 'appSecret'],
    [{ appId: '999999999999999' }, 'APP_REFUSED', 'appSecret'],
    [{ accessToken: bolt.accessToken }, 'TOKEN_OF_ANOTHER_APP', 'accessToken'],
    [{ accessToken: 'EAASandboxTokenOfAnotherApp0004' }, 'TOKEN_OF_ANOTHER_APP', 'accessToken'],
    [{ accessToken: 'EAANobodysToken' }, 'TOKEN_INVALID', 'accessToken'],
    [{ accessToken: 'EAASandboxExpiredTokenOfAcme0005' }, 'TOKEN_EXPIRED', 'accessToken'],
    [{ accessToken: 'EAASandboxTemporaryTokenOfAcme0003' }, 'TOKEN_TEMPORARY', 'accessToken'],
    [{ accessToken: 'EAASandboxTokenThatMayNotSend0006' }, 'PERMISSION_MISSING', 'accessToken'],
    [{ businessAccountId: bolt.businessAccountId }, 'ACCOUNT_NOT_FOUND', 'businessAccountId'],
    [{ phoneNumberId: bolt.phoneNumberId }, 'NUMBER_NOT_FOUND', 'phoneNumberId'],
    [{ phoneNumberId: '106540352240004' }, 'NUMBER_ELSEWHERE', 'phoneNumberId'],
    [{ phoneNumberId: '106540352240003' }, 'NUMBER_NOT_REGISTERED', 'phoneNumberId'],
  ];
  for (const [value, reason, field] of wrong) {
    const result = await here.connectWith(ada, { ...good, ...value });
    expect(result, reason).toMatchObject({
      __typename: 'WhatsAppCredentialsError',
      reason,
      field,
      message: expect.stringMatching(/\.$/),
    });
    for (const secret of [good.appSecret, good.accessToken, ...Object.values(value)]) {
      if (reason !== 'APP_REFUSED' || secret !== '999999999999999')
        expect(JSON.stringify(result)).not.toContain(secret);
    }
  }
  await here.meta('numbers/106540352240001', { status: 'BANNED' });
  expect(await here.connectWith(ada, good)).toMatchObject({ reason: 'NUMBER_BLOCKED' });
  expect(await channelsOf(tenantOf(ada))).toHaveLength(0);
  expect(await here.service.database.query('select from channels_directory.whatsapp_connections')).toHaveLength(0);
});

test.each([
  [{ appId: '12 34' }, 'appId'],
  [{ phoneNumberId: '+1 555 010 4477' }, 'phoneNumberId'],
  [{ phoneNumberId: '../me' }, 'phoneNumberId'],
  [{ accessToken: 'two words here' }, 'accessToken'],
  [{ accessToken: 'line\r\nx-other: 1' }, 'accessToken'],
  [{ appSecret: 'half|half-half' }, 'appSecret'],
  [{ registrationPin: '12345' }, 'registrationPin'],
])('42 %j is refused before Meta is asked', async (value, field) => {
  const result = await here.connectWith(operator(), { ...good, ...value });
  expect(result).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['input', field] }] });
  expect(await requests('')).toHaveLength(0);
});

test('42 a PIN registers the number; a wrong one and the eleventh try are told, and no PIN is echoed', async () => {
  const ada = operator();
  const phoneNumberId = '106540352240003';
  const register = (registrationPin: string) => here.connectWith(ada, { ...good, phoneNumberId, registrationPin });
  await here.meta(`numbers/${phoneNumberId}`, { pin: '111111' });
  const wrong = await register('222222');
  expect(wrong).toMatchObject({ reason: 'PIN_REFUSED', field: 'registrationPin' });
  expect(JSON.stringify(wrong)).not.toMatch(/111111|222222/);
  for (let tries = 1; tries < 10; tries += 1) await register('333333');
  expect(await register('111111')).toMatchObject({ reason: 'TOO_MANY_REGISTRATIONS' });
  await here.meta(`numbers/${phoneNumberId}`, { registrationTries: [] });
  expect(await register('111111')).toMatchObject({ __typename: 'ConnectWhatsAppSuccess' });
});

test('a temporary token is taken when that is said, and shown with its end', async () => {
  const ada = operator();
  const input = { ...good, accessToken: 'EAASandboxTemporaryTokenOfAcme0003', acceptTemporaryToken: true };
  const { channel } = await here.connectWith(ada, input);
  const query = 'query($id: ID!) { channel(id: $id) { whatsApp { tokenExpiresAt } } }';
  const shown = await here.service.ask<{ channel: { whatsApp: { tokenExpiresAt: string } } }>(ada, query, {
    id: channel?.id,
  });
  expect(Date.parse(shown.channel.whatsApp.tokenExpiresAt)).toBeGreaterThan(Date.now());
});

test.each([
  ['debug_token', { status: 503 }],
  ['debug_token', { dropBeforeAccept: true }],
  ['debug_token', { status: 200, body: '<html>Proxy</html>' }],
  ['102290129340001/phone_numbers', { status: 500 }],
  ['102290129340001/subscribed_apps', { status: 500 }],
])('Meta with a fault at %s (%j) is told as such, and nothing is saved', async (path, rule) => {
  const ada = operator();
  await here.meta('faults', { match: `/v25.0/${path}`, ...rule });
  expect(await here.connectWith(ada, good)).toMatchObject({ reason: 'UNREACHABLE', field: null });
  expect(await channelsOf(tenantOf(ada))).toHaveLength(0);
});

test('42 no token, secret or PIN lies in the database in clear', async () => {
  await here.connectWith(operator(), good);
  const rows = [
    await here.service.database.query('select * from channels.channels'),
    await here.service.database.query('select * from channels.whatsapp_numbers'),
    await here.service.database.query('select * from channels_directory.whatsapp_connections'),
  ];
  const dump = JSON.stringify(rows);
  expect(dump).not.toContain(good.accessToken);
  expect(dump).not.toContain(good.appSecret);
  expect(dump).toMatch(/"sealed_app_secret":"ey/);
});

test('37 of two companies that connect the same number the second is refused, until the first has disconnected it', async () => {
  const [ada, bob] = [operator(), operator()];
  const results = await Promise.all([here.connectWith(ada, good), here.connectWith(bob, good)]);
  expect(results.map(({ reason }) => reason ?? 'connected').toSorted()).toEqual(['NUMBER_TAKEN', 'connected']);
  const [winner, loser] = results[0].channel ? [ada, bob] : [bob, ada];
  const id = results.find(({ channel }) => channel)?.channel?.id;
  await here.service.ask(
    winner,
    'mutation($input: DisconnectChannelInput!) { disconnectChannel(input: $input) { __typename } }',
    {
      input: { id },
    },
  );
  expect(await here.connectWith(loser, good)).toMatchObject({ __typename: 'ConnectWhatsAppSuccess' });
  expect(await here.connectWith(winner, good)).toMatchObject({ reason: 'NUMBER_TAKEN' });
});

test('connecting the same number again, even at the same moment, is one channel', async () => {
  const ada = operator();
  const results = await Promise.all([1, 2, 3].map(() => here.connectWith(ada, good)));
  const ids = new Set(results.map(({ channel }) => channel?.id));
  expect(ids.size).toBe(1);
  expect(await channelsOf(tenantOf(ada))).toHaveLength(1);
});

test('switched off, WhatsApp is not connected, verified or believed', async () => {
  const off = await openWhatsAppService({ WHATSAPP: 'off' });
  try {
    expect(await off.connectWith(operator(), await off.values())).toMatchObject({ __typename: 'IntegrationOffError' });
    const path = `${off.service.url}/webhooks/whatsapp/0199aaaa-0000-7000-8000-000000000000`;
    expect((await fetch(`${path}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=x`)).status).toBe(404);
    expect((await fetch(path, { method: 'POST', body: '{}' })).status).toBe(404);
  } finally {
    await off.close();
  }
});
