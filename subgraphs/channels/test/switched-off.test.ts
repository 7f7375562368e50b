import { randomUUID } from 'node:crypto';
import { openDirectory } from '@konstruct/kit/database';
import { until } from '@konstruct/kit/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { database as tables } from '../database.ts';
import { createAcceptOnce } from '../inbox/accept-once.ts';
import { createBacklog } from '../inbox/backlog.ts';
import { event, operator } from './channels-service.ts';
import { openWhatsAppService, type WhatsAppService } from './whatsapp/whatsapp-service.ts';

let here: WhatsAppService;
beforeEach(async () => {
  here = await openWhatsAppService();
});
afterEach(() => here.close());

const testMutation = `mutation($i: SendTestMessageInput!) { sendTestMessage(input: $i) { __typename ... on UserError { message } } }`;

/** Makes everything that was put off due now. */
const hasten = () => here.service.database.query("update pgboss.job set start_after = now() where state < 'active'");
const sendings = () =>
  here.service.database.query(
    "select from pgboss.job where name in ('channels.send_slack_message', 'channels.send_whatsapp_message') and start_after > now()",
  );

describe.each(['SLACK', 'WHATSAPP'] as const)(
  '%s, switched off after it was connected',
  { timeout: 120_000 },
  (kind) => {
    const name = kind === 'SLACK' ? 'Slack' : 'WhatsApp';
    const ada = operator();

    /** Connects the channel, and returns its id and a thread in it. */
    async function connect(): Promise<{ channelId: string; threadKey: string }> {
      if (kind === 'SLACK') return { channelId: await here.service.connect(ada), threadKey: '@U0ADA' };
      const channelId = await here.connect(ada);
      return { channelId, threadKey: await here.say('hello') };
    }
    const sent = async () =>
      kind === 'SLACK'
        ? (await here.service.posts()).map(({ body }) => body['text'])
        : (await here.phone()).filter(({ from }) => from === 'business').map(({ text }) => text);

    test('sends nothing, keeps what is written, says why, and sends it automatically once it is on again', async () => {
      const { channelId, threadKey } = await connect();
      const before = await here.status(ada, channelId);
      await here.service.restart({ [kind]: 'off' });
      const reason = `${name} is switched off on this installation. Contact your administrator.`;
      expect(await here.status(ada, channelId)).toMatchObject({ status: 'SWITCHED_OFF', statusReason: reason });

      const first = await here.service.answer(ada, { channelId, threadKey, text: 'one' });
      await until(async () => (await here.service.outbound(first))[0]?.reason);
      const second = await here.service.answer(ada, { channelId, threadKey, text: 'two' });
      await until(async () => (await here.service.outbound(second)).length > 0);
      await hasten();
      await until(async () => (await sendings()).length > 0);
      expect(await here.service.outbound(first)).toMatchObject([
        { state: 'QUEUED', attempt: 0, reason: expect.stringContaining(reason) },
      ]);
      expect(await sent()).toEqual([]);
      const i = { channelId, idempotencyKey: randomUUID() };
      expect(await here.service.ask(ada, testMutation, { i })).toEqual({
        sendTestMessage: { __typename: 'ChannelNotConnectedError', message: reason },
      });

      await here.service.restart();
      expect(await here.status(ada, channelId)).toEqual(before);
      await hasten();
      await until(async () => (await sent()).length === 2, 30_000);
      expect(await sent()).toEqual(['one', 'two']);
    });

    test('receives nothing: its webhook is not there, and what had been delivered waits', async () => {
      const { channelId } = await connect();
      await here.settled();
      await here.service.restart({ [kind]: 'off' });
      const [source, path] = kind === 'SLACK' ? ['slack', 'slack'] : ['whatsapp', `whatsapp/${channelId}`];
      const posted = await fetch(`${here.service.url}/webhooks/${path}`, { method: 'POST', body: event('Ev1') });
      expect(posted.status).toBe(404);

      const directory = await openDirectory(tables, here.service.database.connection);
      const acceptOnce = createAcceptOnce({ directory, backlog: createBacklog(directory) });
      const keep = (from: string, id: string) =>
        acceptOnce({
          source: from,
          account: '',
          externalId: id,
          body: Buffer.from(event(id)),
          receivedAt: new Date(Date.now() - 60_000),
        });
      /** Whether a delivered event has been read, whatever the outcome. */
      const isRead = async (id: string) =>
        (
          await here.service.database.query(
            'select from channels_directory.inbox where external_id = $1 and (promoted_at is not null or failures > 0)',
            [id],
          )
        ).length > 0;
      await keep(String(source), 'of what is off');
      await keep(kind === 'SLACK' ? 'whatsapp' : 'slack', 'of what is on');
      await until(async () => {
        await hasten();
        return isRead('of what is on');
      });
      expect(await isRead('of what is off')).toBe(false);
      await here.service.restart();
      await until(async () => {
        await hasten();
        return isRead('of what is off');
      });
      await directory.close();
    });
  },
);
