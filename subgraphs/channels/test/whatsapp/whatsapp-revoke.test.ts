import { hastenJobs, undoneJobs, until } from '@konstruct/kit/testing';
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
  await here.service.database.query('delete from channels_directory.whatsapp_connections');
  good = await here.values();
});

const disconnect = (actor: ReturnType<typeof operator>, id: string) =>
  here.service.ask(
    actor,
    'mutation($input: DisconnectChannelInput!) { disconnectChannel(input: $input) { __typename } }',
    { input: { id } },
  );
const unsubscribing = { match: '/v25.0/102290129340001/subscribed_apps', method: 'DELETE' };
const unsubscribed = async () =>
  (
    await here.meta<{ method: string; status: number | null }[]>(
      `requests?path=/v25.0/${good.businessAccountId}/subscribed_apps`,
    )
  ).filter(({ method }) => method === 'DELETE');
const revocations = () => undoneJobs(here.service.database, 'channels.revoke_access');

test('a number that is connected again while its old access is still being revoked receives messages', async () => {
  const ada = operator();
  const id = await here.connect(ada);
  await here.meta('faults', { ...unsubscribing, delayMs: 1500 });
  await disconnect(ada, id);
  await until(async () => (await unsubscribed()).length > 0);
  expect(await here.connect(ada)).toBe(id);
  expect((await unsubscribed()).map(({ status }) => status)).toEqual([null]);
  await until(async () => (await revocations()).length === 0);
  await here.say('Hello again');
  expect((await here.status(ada, id)).status).toBe('CONNECTED');
});

test('revoking the access of a company leaves the messages of another that uses the same app alone', async () => {
  const [ada, bob] = [operator(), operator()];
  const id = await here.connect(ada);
  await here.meta('faults', { ...unsubscribing, status: 503 });
  await disconnect(ada, id);
  await until(async () => (await unsubscribed()).some(({ status }) => status === 503));
  const bobs = await here.connect(bob);
  await hastenJobs(here.service.database, 'channels.revoke_access');
  await until(async () => (await revocations()).length === 0);
  await here.say('Hello Bob');
  expect((await here.status(bob, bobs)).status).toBe('CONNECTED');
});

test('the last connection of an app ends its subscription, and its secret is forgotten', async () => {
  const ada = operator();
  const id = await here.connect(ada);
  await disconnect(ada, id);
  await until(async () => (await revocations()).length === 0);
  expect(await unsubscribed()).toHaveLength(1);
  const kept = 'select from channels_directory.whatsapp_connections where sealed_app_secret is not null';
  expect(await here.service.database.query(kept)).toEqual([]);
});
