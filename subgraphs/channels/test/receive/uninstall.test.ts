import { newId } from '@konstruct/kit/database';
import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { event, openChannelsService, operator, type ChannelsService } from '../channels-service.ts';
import { talkIn } from './talk.ts';

let service: ChannelsService;
let ada: Actor;
let channelId: string;
beforeAll(async () => {
  service = await openChannelsService();
  ada = operator();
  channelId = await service.connect(ada);
});
afterAll(() => service.close());
beforeEach(async () => {
  await service.settled();
  await service.database.query('delete from jobs.outbox_messages');
});

const { say, messages } = talkIn(() => service);

test('C5 an uninstall in Slack shows the channel as disconnected, and a reconnect keeps the old threads', async () => {
  const { channel, message } = await say({ text: '<@BOT> before the uninstall' });
  await until(async () => (await messages()).length === 1);
  await service.slack('uninstall', {});
  const status = async () =>
    (
      await service.ask<{ channel: { status: string; statusReason: string } }>(
        ada,
        'query($id: ID!) { channel(id: $id) { status statusReason } }',
        { id: channelId },
      )
    ).channel;
  await until(async () => (await status()).status === 'DISCONNECTED');
  expect((await status()).statusReason).toContain('Connect Slack again');
  expect(await service.connect(ada)).toBe(channelId);
  await say({ channel, text: 'back again', thread_ts: message.ts, event: {} });
  // The sandbox removes the app from its channels, as Slack does: only a mention brings it back in.
  await say({ channel, text: '<@BOT> and you?', thread_ts: message.ts });
  await until(async () =>
    (await messages()).some(({ threadKey, text }) => threadKey === `${channel}:${message.ts}` && text === 'and you?'),
  );
});

test('a message that waits behind the word of an uninstall is not handed on', async () => {
  const { teams } = await service.slack<{ teams: { id: string }[] }>('state');
  const envelopeOf = (event: object) => JSON.stringify({ team_id: teams[0]?.id, event });
  const message = {
    type: 'message',
    channel_type: 'im',
    channel: 'D1',
    user: 'U1',
    ts: '1700000000.000200',
    text: 'too late',
  };
  await service.slack('faults', { match: '/api/auth.test', body: { ok: false, error: 'account_inactive' } });
  // In one statement, so that they are processed together.
  await service.database.query(
    `insert into channels_directory.inbox (id, source, account, external_id, body, received_at, failures, created_at)
     values ($1, 'slack', $5, 'Ev-ended', convert_to($2, 'utf8'), now(), 0, now()),
       ($3, 'slack', $5, 'Ev-behind', convert_to($4, 'utf8'), now(), 0, now())`,
    [newId(), envelopeOf({ type: 'app_uninstalled' }), newId(), envelopeOf(message), teams[0]?.id],
  );
  await service.post(event('Ev-after-them', { team_id: teams[0]?.id }));
  await service.settled();
  const [behind] = await service.database.query(
    "select note from channels_directory.inbox where external_id = 'Ev-behind'",
  );
  expect(behind).toEqual({ note: 'the channel is disconnected' });
  expect(await messages()).toEqual([]);
  expect(await service.connect(ada)).toBe(channelId);
});

test('C5 a late word of an uninstall does not end a newer connection', async () => {
  await service.slack('events', { event: { type: 'app_uninstalled' } });
  await service.settled();
  const { channel } = await service.ask<{ channel: unknown }>(ada, 'query($id: ID!) { channel(id: $id) { status } }', {
    id: channelId,
  });
  expect(channel).toEqual({ status: 'CONNECTED' });
});
