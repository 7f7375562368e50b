import { metricsOf } from '@konstruct/kit/metrics';
import { createLogger } from '@konstruct/kit/process';
import { until } from '@konstruct/kit/testing';
import { createOpener, createSealer, generateVaultKey } from '@konstruct/kit/vault';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDependencies } from '../app.ts';
import { vendorSecrets } from '../database.ts';
import { watchTokens } from '../channel/watch-tokens.ts';
import { appSecretBinding } from '../whatsapp/connect/whatsapp-connection.entity.ts';
import { operator } from './channels-service.ts';
import { openWhatsAppService, type WhatsAppService } from './whatsapp/whatsapp-service.ts';

let here: WhatsAppService;
beforeEach(async () => {
  here = await openWhatsAppService();
});
afterEach(() => here.close());

const other = generateVaultKey('another');
const otherKeys = { CHANNELS_VAULT_PUBLIC_KEY: other.publicJwk, CHANNELS_VAULT_KEYS: `[${other.privateJwk}]` };
const hasten = () => here.service.database.query("update pgboss.job set start_after = now() where state < 'active'");

describe.each(['SLACK', 'WHATSAPP'] as const)(
  'D20 a ring that does not open the token of %s',
  { timeout: 120_000 },
  (kind) => {
    const name = kind === 'SLACK' ? 'Slack' : 'WhatsApp';
    const ada = operator();
    const sent = async () =>
      kind === 'SLACK'
        ? (await here.service.posts()).map(({ body }) => body['text'])
        : (await here.phone()).filter(({ from }) => from === 'business').map(({ text }) => text);

    async function connect(): Promise<{ channelId: string; threadKey: string }> {
      if (kind === 'SLACK') return { channelId: await here.service.connect(ada), threadKey: '@U0ADA' };
      const channelId = await here.connect(ada);
      return { channelId, threadKey: await here.say('hello') };
    }

    test('is shown on the channel, what is written waits for it, untried, and all is well once the key is back', async () => {
      const { channelId, threadKey } = await connect();
      const before = await here.status(ada, channelId);
      await here.service.restart(otherKeys);
      const reason = `The access to ${name} can’t be decrypted on this installation.`;
      expect(await here.status(ada, channelId)).toEqual({
        status: 'NEEDS_ATTENTION',
        statusReason: expect.stringContaining(reason),
        isAccessLost: true,
      });

      const messageId = await here.service.answer(ada, { channelId, threadKey, text: 'one' });
      await until(async () => (await here.service.outbound(messageId))[0]?.reason);
      for (let round = 0; round < 3; round += 1) {
        await hasten();
        await here.service.settled();
      }
      expect(await here.service.outbound(messageId)).toMatchObject([
        { state: 'QUEUED', attempt: 0, reason: expect.stringContaining(reason) },
      ]);
      expect(
        await here.service.database.query(
          "select from pgboss.job where name like 'channels.send_%' and retry_count > 0",
        ),
      ).toEqual([]);
      expect(await sent()).toEqual([]);

      await here.service.restart();
      expect(await here.status(ada, channelId)).toEqual(before);
      await hasten();
      await until(async () => (await sent()).length === 1);
      expect(await sent()).toEqual(['one']);
    });
  },
);

test('D20 a webhook of WhatsApp whose app secret does not open is asked for again, not refused as forged', async () => {
  const ada = operator();
  const channelId = await here.connect(ada);
  const { appSecret } = await here.values();
  await here.service.restart(otherKeys);
  const answer = await here.post(channelId, '{"object":"whatsapp_business_account","entry":[]}', appSecret);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
  await here.service.restart();
  expect((await here.post(channelId, '{"object":"whatsapp_business_account","entry":[]}', appSecret)).status).toBe(200);
});

test('D20 a number whose app secret alone does not open is shown so, and each webhook that is refused for it is counted', async () => {
  const ada = operator();
  const channelId = await here.connect(ada);
  const { appSecret } = await here.values();
  const before = await here.status(ada, channelId);
  const { query } = here.service.database;
  const [row] = await query<{ tenant_id: string }>('select tenant_id from channels_directory.whatsapp_connections');
  const seal = await createSealer(other.publicJwk).seal(
    appSecret,
    appSecretBinding({ tenantId: row?.tenant_id ?? '', channelId }),
  );
  const [kept] = await query<{ seal: string }>(
    'select sealed_app_secret as seal from channels_directory.whatsapp_connections',
  );
  const put = (sealed = '') =>
    query('update channels_directory.whatsapp_connections set sealed_app_secret = $1', [sealed]);
  await put(seal);
  expect(await here.status(ada, channelId)).toEqual({
    status: 'NEEDS_ATTENTION',
    statusReason: expect.stringContaining('The access to WhatsApp can’t be decrypted on this installation.'),
    isAccessLost: true,
  });
  const refusedCount = async () =>
    Number(
      /^konstruct_webhooks_unopened_total\{[^}]*source="whatsapp"[^}]*\} (\d+)$/m.exec(
        await metricsOf('channels').text(),
      )?.[1] ?? 0,
    );
  const counted = await refusedCount();
  const body = '{"object":"whatsapp_business_account","entry":[]}';
  expect((await here.post(channelId, body, appSecret)).status).toBe(503);
  expect(await refusedCount()).toBe(counted + 1);
  await put(kept?.seal);
  expect((await here.post(channelId, body, appSecret)).status).toBe(200);
  expect(await here.status(ada, channelId)).toEqual(before);
  expect(await refusedCount()).toBe(counted + 1);
});

test('D20 a channel that is disconnected in the meantime gives its access back once the key is there again', async () => {
  const ada = operator();
  const channelId = await here.service.connect(ada);
  await here.service.restart(otherKeys);
  await here.service.ask(ada, 'mutation($i: DisconnectChannelInput!) { disconnectChannel(input: $i) { __typename } }', {
    i: { id: channelId },
  });
  const jobs = () =>
    here.service.database.query<{ state: string }>(
      "select state::text from pgboss.job where name = 'channels.revoke_access' and state < 'completed'",
    );
  await until(async () => (await jobs()).some(({ state }) => state === 'created'));
  expect(
    await here.service.database.query(
      "select from pgboss.job where name = 'channels.revoke_access' and retry_count > 0",
    ),
  ).toEqual([]);
  await here.service.restart();
  await hasten();
  const tokens = () => here.service.database.query('select from channels.channels where sealed_token is not null');
  await until(async () => (await tokens()).length === 0);
});

test.each(['SLACK', 'WHATSAPP'] as const)(
  'D20 a disconnected channel of %s needs no key any more once the key is lost for a week',
  async (kind) => {
    const ada = operator();
    const channelId = kind === 'SLACK' ? await here.service.connect(ada) : await here.connect(ada);
    await here.service.restart(otherKeys);
    await here.service.ask(
      ada,
      'mutation($i: DisconnectChannelInput!) { disconnectChannel(input: $i) { __typename } }',
      {
        i: { id: channelId },
      },
    );
    const waiting = () =>
      here.service.database.query<{ data: object }>(
        "select data from pgboss.job where name = 'channels.revoke_access' and state = 'created'",
      );
    const needed = () =>
      here.service.database.query(`select from channels.channels where sealed_token is not null
      union all select from channels_directory.whatsapp_connections where sealed_app_secret is not null`);
    // The job has run once by then: the first attempt records since when the token cannot be opened.
    await until(async () => (await waiting()).some(({ data }) => 'unopenedSince' in data));
    expect((await needed()).length).toBe(kind === 'SLACK' ? 1 : 2);
    const [row] = await here.service.database.query<{ data: string }>(
      "select data::text as data from pgboss.job where name = 'channels.revoke_access' and state = 'created'",
    );
    const since = /"unopenedSince": ?"([^"]+)"/.exec(row?.data ?? '')?.[1] ?? '';
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    const weekAgo = new Date(Date.parse(since) - 7 * 24 * 3_600_000).toISOString();
    await here.service.database.query(
      `update pgboss.job set data = replace(data::text, $1, $2)::jsonb, start_after = now() where name = 'channels.revoke_access' and state = 'created'`,
      [since, weekAgo],
    );
    await until(async () => (await needed()).length === 0);
    expect(await here.status(ada, channelId)).toEqual({
      status: 'DISCONNECTED',
      statusReason: expect.stringContaining('couldn’t be revoked'),
      isAccessLost: false,
    });
    await until(async () => (await waiting()).length === 0);
  },
);

test('D20 the start tells which keys are missing, and metrics count what waits for them', async () => {
  const ada = operator();
  await here.connect(ada);
  const lines: object[] = [];
  const log = createLogger({
    name: 'test',
    level: 'error',
    destination: { write: (line) => void lines.push(JSON.parse(line) as object) },
  });
  const deps = await openDependencies({ ...here.service.parts(), log });
  // As the previous release wrote them.
  await here.service.database.query('update channels.channels set sealed_with = null');
  await here.service.database.query('update channels_directory.whatsapp_connections set sealed_with = null');
  const metrics = async () =>
    (await metricsOf('channels').text()).split('\n').filter((line) => line.startsWith('konstruct_vault_unopened'));
  const stop = watchTokens({ ...deps, opener: createOpener(otherKeys.CHANNELS_VAULT_KEYS) }, vendorSecrets);
  await until(() => lines.length > 0);
  expect(lines).toEqual([
    expect.objectContaining({
      vaultKeyId: 'test',
      secretCount: 2,
      msg: expect.stringContaining('CHANNELS_VAULT_KEYS lacks a key'),
    }),
  ]);
  expect(await metrics()).toContainEqual(expect.stringMatching(/key="test".* 2$/));
  await stop();
  await Promise.all([deps.database.close(), deps.directory.close()]);
});
