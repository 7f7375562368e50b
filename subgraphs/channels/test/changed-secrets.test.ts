import { afterEach, beforeEach, expect, test } from 'vitest';
import { operator } from './channels-service.ts';
import { openWhatsAppService, type WhatsAppService } from './whatsapp/whatsapp-service.ts';

let here: WhatsAppService;
beforeEach(async () => void (here = await openWhatsAppService()));
afterEach(() => here.close());

test('D9 with another SLACK_CLIENT_SECRET workspaces that are connected go on', async () => {
  const ada = operator();
  const channelId = await here.service.connect(ada);
  await here.service.restart({ SLACK_CLIENT_SECRET: 'another secret of the Slack app' });
  const id = await here.service.answer(ada, { channelId, threadKey: '@U0ADA', text: 'still here' });
  await here.service.waitFor(id, 'SENT');
});

test('D9 with another WHATSAPP_VERIFY_SECRET numbers that are connected go on; only the token to paste is another', async () => {
  const ada = operator();
  const channelId = await here.connect(ada);
  const { appSecret } = await here.values();
  const tokenOf = async () =>
    (
      await here.service.ask<{ channel: { whatsApp: { verifyToken: string } } }>(
        ada,
        'query($id: ID!) { channel(id: $id) { whatsApp { verifyToken } } }',
        { id: channelId },
      )
    ).channel.whatsApp.verifyToken;
  const before = await tokenOf();
  await here.service.restart({ WHATSAPP_VERIFY_SECRET: 'another secret of verify tokens in tests' });
  expect(await tokenOf()).not.toBe(before);
  expect((await here.post(channelId, '{"object":"whatsapp_business_account","entry":[]}', appSecret)).status).toBe(200);
});
