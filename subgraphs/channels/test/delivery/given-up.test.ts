import { type Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ChannelsService } from '../channels-service.ts';
import { openConnectedService, resetSlack } from './connected-service.ts';

const jobName = 'channels.send_slack_message';
let service: ChannelsService;
let ada: Actor;
let channelId: string;
let support: string;
beforeAll(async () => {
  ({ service, ada, channelId, support } = await openConnectedService());
});
afterAll(() => service.close());
beforeEach(async () => {
  await resetSlack(service);
  await service.database.query('delete from pgboss.job where name = $1', [jobName]);
});

test('a thread under whose job two workers ended is sent all the same: what was under way is unknown, the rest goes out', async () => {
  const threadKey = `${support}:1700000001.000001`;
  await service.slack('faults', {
    match: '/api/chat.postMessage',
    status: 429,
    headers: { 'retry-after': '3600' },
    body: { ok: false },
  });
  const first = await service.answer(ada, { channelId, threadKey, text: 'one' });
  await until(async () => (await service.outbound(first))[0]?.attempt === 1);
  const second = await service.answer(ada, { channelId, threadKey, text: 'two' });
  await until(async () => (await service.outbound(second)).length === 1);
  await service.stop();
  await service.database.query(
    "update channels.outbound_messages set state = 'SENDING', not_before = null where message_id = $1",
    [first],
  );
  await service.database.query(
    `update pgboss.job set state = 'retry', retry_count = 2, started_on = now(), start_after = now(),
       output = '{"value": {"message": "job heartbeat timeout"}}' where name = $1`,
    [jobName],
  );
  await service.database.query(
    'insert into jobs.lost_workers (job_id, count) select id, 1 from pgboss.job where name = $1',
    [jobName],
  );
  await service.start();
  await service.waitFor(first, 'UNKNOWN');
  await until(
    async () =>
      (await service.database.query("select from pgboss.job where name = $1 and state <> 'active'", [jobName]))
        .length === 1,
  );
  await service.database.query('update pgboss.job set start_after = now() where name = $1', [jobName]);
  await service.waitFor(second, 'SENT');
  expect((await service.posts()).filter(({ status }) => status === 200)).toHaveLength(1);
});

test('what cannot be sent for hours for a reason of ours is sent once the reason is gone', async () => {
  const threadKey = `${support}:1700000001.000002`;
  await service.database.query('revoke update on channels.outbound_messages from konstruct_channels');
  const id = await service.answer(ada, { channelId, threadKey, text: 'patience' });
  const states = () =>
    service.database.query<{ state: string }>('select state from pgboss.job where name = $1 order by created_on', [
      jobName,
    ]);
  await until(async () => (await states()).some(({ state }) => state === 'retry'));
  await service.database.query('update pgboss.job set retry_count = 28, start_after = now() where name = $1', [
    jobName,
  ]);
  await until(async () => (await states()).some(({ state }) => state === 'failed'));
  await service.database.query('grant update on channels.outbound_messages to konstruct_channels');
  await service.database.query("update pgboss.job set start_after = now() where name = $1 and state < 'active'", [
    jobName,
  ]);
  await service.waitFor(id, 'SENT');
});
