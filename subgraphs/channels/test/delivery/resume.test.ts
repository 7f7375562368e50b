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

const insertJob = `
insert into pgboss.job_common (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds,
  expire_seconds, deletion_seconds)
select q.name, '{}', $1, q.policy, 2, 1, true, 300, q.heartbeat_seconds, q.expire_seconds, q.deletion_seconds
from pgboss.queue q where q.name = 'channels.send_slack_message'`;

test('a message that comes while its channel is being connected again is sent like those that waited before', async () => {
  await service.database.query("update channels.channels set status = 'NEEDS_ATTENTION' where id = $1", [channelId]);
  const [waiting, coming] = [`${support}:1700000002.000001`, `${support}:1700000002.000002`];
  const first = await service.answer(ada, { channelId, threadKey: waiting, text: 'one' });
  await until(async () => (await service.outbound(first))[0]?.reason);

  // The job that sends the first thread waits for this transaction.
  const foreign = new Client({ connectionString: service.database.adminUrl });
  await foreign.connect();
  onTestFinished(() => foreign.end());
  await foreign.query('begin');
  await foreign.query(insertJob, [`${channelId} ${waiting}`]);
  const connecting = service.connect(ada);
  const isWaiting = "select from pg_stat_activity where usename = 'konstruct_channels' and wait_event_type = 'Lock'";
  await until(async () => (await service.database.query(isWaiting)).length > 0);
  const second = await service.answer(ada, { channelId, threadKey: coming, text: 'two' });
  await until(async () => {
    const [row] = await service.outbound(second);
    return row && (row.reason !== null || row.state === 'SENT');
  });
  await foreign.query('rollback');
  await connecting;
  await Promise.all([service.waitFor(first, 'SENT'), service.waitFor(second, 'SENT')]);
  expect(await service.database.query("select from channels.outbound_messages where state = 'QUEUED'")).toEqual([]);
});
