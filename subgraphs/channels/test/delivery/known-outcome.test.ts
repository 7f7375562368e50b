import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { ChannelsService } from '../channels-service.ts';
import { openConnectedService } from './connected-service.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  ({ service, ada, channelId, support } = await openConnectedService());
});
afterAll(() => service.close());

test('what a vendor said of a post is written down, also where the database does not take it at once', async () => {
  await service.slack('faults', { match: '/api/chat.postMessage', status: 503, body: 'away', delayMs: 1000 });
  const id = await service.answer(ada, { channelId, threadKey: `${support}:1700000003.000001`, text: 'hello' });
  await until(async () => (await service.outbound(id))[0]?.state === 'SENDING');
  // Longer than the service waits for a lock.
  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  onTestFinished(() => foreign.end());
  await foreign.query('begin');
  await foreign.query('select from channels.outbound_messages where message_id = $1 for update', [id]);
  await new Promise((resolve) => setTimeout(resolve, 4500));
  await foreign.query('rollback');
  await until(async () => ['SENT', 'UNKNOWN'].includes((await service.outbound(id))[0]?.state ?? ''));
  expect(await service.outbound(id)).toMatchObject([{ state: 'SENT', attempt: 2 }]);
});
