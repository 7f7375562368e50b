import { createHmac } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { event, openChannelsService, operator, type ChannelsService } from './channels-service.ts';

let service: ChannelsService;
beforeAll(async () => {
  service = await openChannelsService();
});
afterAll(() => service.close());

const inbox = () => service.database.query<{ external_id: string }>('select external_id from channels_directory.inbox');

test('20 a missing, wrong, foreign or old signature is refused with 401 and leaves no row', async () => {
  const before = await inbox();
  const body = event('Ev-forged');
  const refused = [
    { headers: { 'x-slack-signature': '' } },
    { secret: 'not the secret' },
    { secret: '' },
    { headers: { 'x-slack-signature': 'v1=00' } },
    { headers: { 'x-slack-signature': 'v0=00' } },
    { headers: { 'x-slack-request-timestamp': '' } },
    { headers: { 'x-slack-request-timestamp': 'NaN' } },
    { offset: -302 },
    { offset: 302 },
    { offset: -360 },
  ];
  for (const how of refused) expect((await service.post(body, how)).status, JSON.stringify(how)).toBe(401);
  expect(await inbox()).toEqual(before);
  expect((await service.post(event('Ev-299'), { offset: -298 })).status).toBe(200);
});

test('D9 while one signing secret takes the place of another, events that either signed are taken, and of no third', async () => {
  const two = await openChannelsService({ SLACK_SIGNING_SECRET: 'the next signing secret , the one before it' });
  try {
    const statusOf = async (secret: string) => (await two.post(event(`Ev-${secret.length}`), { secret })).status;
    expect(await statusOf('the next signing secret')).toBe(200);
    expect(await statusOf('the one before it')).toBe(200);
    for (const secret of ['the one before', 'the next signing secret , the one before it', ''])
      expect(await statusOf(secret)).toBe(401);
  } finally {
    await two.close();
  }
});

test('20 without a signing secret no webhook is accepted', async () => {
  const off = await openChannelsService({ SLACK_CLIENT_ID: '', SLACK_CLIENT_SECRET: '', SLACK_SIGNING_SECRET: '' });
  try {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', '').update(`v0:${timestamp}:{}`).digest('hex')}`;
    const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
    expect((await fetch(`${off.url}/webhooks/slack`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
    const { startSlackInstall } = await off.ask<{ startSlackInstall: unknown }>(
      operator(),
      'mutation { startSlackInstall { __typename } }',
    );
    expect(startSlackInstall).toEqual({ __typename: 'IntegrationOffError' });
  } finally {
    await off.close();
  }
});

test('21 the address is verified with a signature only, and a challenge is never a page', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: '<script>alert(1)</script>', token: 'x' });
  expect((await service.post(body, { secret: 'no' })).status).toBe(401);
  const answer = await service.post(body);
  expect([answer.status, await answer.text()]).toEqual([200, '<script>alert(1)</script>']);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
});

test('19 a body over the limit, one that is no JSON, and one that is 100,000 deep are refused', async () => {
  expect((await service.post(Buffer.alloc(1_100_000, 32))).status).toBe(413);
  expect((await service.post('not json')).status).toBe(400);
  expect((await service.post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).status).toBe(400);
  expect((await service.post(event('Ev bad id'))).status).toBe(400);
});

test('14 while the database is away Slack is told so, and what it sends again is taken', async () => {
  const name = new URL(service.database.ownerUrl).pathname.slice(1);
  await service.database.query(`revoke connect on database ${name} from konstruct_channels_directory`);
  await service.database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'konstruct_channels_directory'",
  );
  expect((await service.post(event('Ev-away'))).status).toBeGreaterThanOrEqual(500);
  await service.database.query(`grant connect on database ${name} to konstruct_channels_directory`);
  await until(async () => (await service.post(event('Ev-away'))).status === 200);
  expect((await inbox()).filter(({ external_id: id }) => id === 'Ev-away')).toHaveLength(1);
});

test('many events at once are stored, each once', async () => {
  const ids = Array.from({ length: 150 }, (_, index) => `Ev-many-${index % 100}`);
  const answers = await Promise.all(ids.map((id) => service.post(event(id))));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect((await inbox()).filter(({ external_id: id }) => id.startsWith('Ev-many-'))).toHaveLength(100);
});
