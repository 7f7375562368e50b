import type { Actor } from '@konstruct/kit/identity';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operator } from '../channels-service.ts';
import { inviteApp } from './connected-service.ts';
import { openWhatsAppService, type WhatsAppService } from '../whatsapp/whatsapp-service.ts';

let here: WhatsAppService;
let ada: Actor;
let slack: { channelId: string; thread: string };
let whatsApp: { channelId: string; thread: string };
let phoneNumberId: string;
beforeAll(async () => {
  here = await openWhatsAppService();
  ada = operator();
  const channelId = await here.service.connect(ada);
  slack = { channelId, thread: `${await inviteApp(here.service)}:1700000000.000001` };
  whatsApp = { channelId: await here.connect(ada), thread: await here.say('hi') };
  ({ phoneNumberId } = await here.values());
});
afterAll(() => here.close());
beforeEach(async () => {
  for (const control of [here.service.slack, here.meta]) {
    await control('faults', undefined, 'DELETE');
    await control('requests', undefined, 'DELETE');
  }
});

describe.each(['Slack', 'WhatsApp'] as const)('%s', (vendor) => {
  const destination = () => (vendor === 'Slack' ? slack : whatsApp);
  const answer = (text: string) =>
    here.service.answer(ada, { channelId: destination().channelId, threadKey: destination().thread, text });
  const fault = (rule: object) =>
    vendor === 'Slack'
      ? here.service.slack('faults', { match: '/api/chat.postMessage', ...rule })
      : here.meta('faults', { match: `/v25.0/${phoneNumberId}/messages`, ...rule });
  const posts = async () => {
    if (vendor === 'Slack') return (await here.service.posts()).map(({ body, status }) => [body['text'], status]);
    const requests = await here.meta<{ body: { text: { body: string } }; status: number | null }[]>(
      `requests?path=/v25.0/${phoneNumberId}/messages`,
    );
    return requests.map(({ body, status }) => [body.text.body, status]);
  };

  test.each([
    ['in the vendor’s own words', {}],
    ['from the edge, as a page', { body: '<html>Service unavailable</html>' }],
    ['with a time to come back at', { headers: { 'retry-after': '1' } }],
  ])(
    'N7 a message that is refused with 503 %s is retried automatically, and what follows it waits its turn',
    async (_what, more) => {
      await fault({ status: 503, times: 2, ...more });
      const first = await answer('first');
      const second = await answer('second');
      await here.service.waitFor(first, 'SENT');
      await here.service.waitFor(second, 'SENT');
      expect(await posts()).toEqual([
        ['first', 503],
        ['first', 503],
        ['first', 200],
        ['second', 200],
      ]);
    },
  );

  test('N7 it is given up after hours, and can be sent again, which begins a new count', async () => {
    await fault({ status: 503, times: 2 });
    const id = await answer('much later');
    await until(async () => (await here.service.outbound(id))[0]?.reason);
    await here.service.database.query(
      'update channels.outbound_messages set retry_count = 1000, not_before = null where message_id = $1',
      [id],
    );
    await here.service.database.query("update pgboss.job set start_after = now() where state < 'active'");
    const [row] = await here.service.waitFor(id, 'FAILED');
    expect(row?.reason).toContain('for hours');
    await fault({ status: 503 });
    expect(await here.service.resend(ada, id)).toMatchObject({ __typename: 'ResendMessageSuccess' });
    await here.service.waitFor(id, 'SENT');
  });
});
