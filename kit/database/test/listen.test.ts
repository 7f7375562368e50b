import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../connection/listen.ts';
import { roleUrl, tenantRole } from '../index.ts';
import { openSample, type SampleDatabase } from './sample.ts';

const role = tenantRole('sample');

let home: SampleDatabase;
beforeAll(async () => {
  home = await openSample();
});
afterAll(() => home.close());

const connections = "from pg_stat_activity where usename = 'konstruct_sample' and datname = current_database()";
const notify = (payload: string) => home.query("select pg_notify('sample_channel', $1)", [payload]);

function startListening(connectionString = roleUrl(role, home.connection)) {
  const seen = { payloads: [] as string[], opened: 0 };
  const listener = listen({
    connectionString,
    channel: 'sample_channel',
    onNotification: (payload) => seen.payloads.push(payload),
    onOpen: () => (seen.opened += 1),
  });
  return { ...listener, seen };
}

test('a connection that the server ends is opened again each time, `onOpen` is told, and notifications arrive again', async () => {
  const { seen, opened, stop } = startListening();
  await opened;
  await notify('first');
  await until(() => seen.payloads.length === 1);
  for (const times of [2, 3]) {
    await home.query(`select pg_terminate_backend(pid) ${connections}`);
    await until(() => seen.opened === times);
    expect(await home.query(`select pid ${connections}`)).toHaveLength(1);
    await notify(`after opening ${times}`);
    await until(() => seen.payloads.length === times);
  }
  expect(seen.payloads).toEqual(['first', 'after opening 2', 'after opening 3']);
  await stop();
  await until(async () => (await home.query(`select pid ${connections}`)).length === 0);
});

test('a database that cannot be reached at first is told, and listened to once it is there', async () => {
  const name = new URL(home.ownerUrl).pathname.slice(1);
  await home.query(`revoke connect on database ${name} from ${role}`);
  const { seen, opened, stop } = startListening();
  await expect(opened).rejects.toThrow(/permission denied/);
  expect(seen.opened).toBe(0);
  await home.query(`grant connect on database ${name} to ${role}`);
  await until(() => seen.opened === 1);
  await stop();
});

test('a listener that is stopped at once opens nothing', async () => {
  const { seen, opened, stop } = startListening();
  await stop();
  await expect(opened).rejects.toThrow();
  expect(seen.opened).toBe(0);
  await until(async () => (await home.query(`select pid ${connections}`)).length === 0);
});
