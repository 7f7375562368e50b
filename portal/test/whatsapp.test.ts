import { until } from '@konstruct/kit/testing';
import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { breakNext, callsOf, whatsAppSecrets } from '../../test/setup/sandbox.ts';
import { configure, type Journey, shown, signUp, startJourney } from './journey.ts';

const temporaryToken = 'EAASandboxTemporaryTokenOfAcme0003';
const sends = '/v25.0/106540352240001/messages';

let journey: Journey;
let phone: Page;
beforeAll(async () => {
  journey = await startJourney('whatsapp');
});
afterAll(() => journey?.stop());

/** What a phone's camera reads from the image with this alternative text. */
async function seenBy(page: Page, alt: RegExp): Promise<string> {
  const image = await page.getByRole('img', { name: alt }).evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 400;
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0, 400, 400);
    return Array.from(context?.getImageData(0, 0, 400, 400).data ?? []);
  });
  return decodeQR({ width: 400, height: 400, data: Uint8ClampedArray.from(image) });
}

async function write(text: string): Promise<void> {
  await phone.locator('textarea[name=text]').fill(text);
  await phone.getByRole('button', { name: 'Send' }).click();
}

/** Waits until a form field holds a value. */
async function filled(name: string, value: string): Promise<void> {
  const field = journey.page.locator(`input[name=${name}]`);
  await until(async () => (await field.inputValue()) === value);
}

const bubble = (text: string | RegExp) => phone.locator('[data-message][data-kind=business]', { hasText: text });

async function atMeta(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${journey.product.sandbox('meta')}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

test('from sign-up to a message answered on WhatsApp, a closed window, a revoked token and the end of the connection', async () => {
  const { product, page, pageErrors, button, heading, follow, picture, pictures } = journey;
  onTestFailed(async () => {
    await picture('failed');
    console.error(pageErrors, product.output().slice(-6000));
  });
  const secrets = await whatsAppSecrets(product);
  const [accessToken = '', appSecret = ''] = [secrets['the WhatsApp token'], secrets["the Meta app's secret"]];
  await signUp(journey);

  // Connect: a value that Meta rejects is reported at its field, and nothing is saved.
  await picture('channels-to-choose');
  await page.getByRole('link', { name: 'Connect WhatsApp' }).click();
  await shown(heading('Connect WhatsApp'));
  await button('Fill in sandbox values').click();
  await filled('appId', '704512996600001');
  await page.getByLabel('App secret').fill('a-wrong-secret');
  await button('Check and connect').click();
  await shown(page.getByText('Nothing was saved. Check “App secret”.'));
  expect(await page.getByLabel('App secret').getAttribute('aria-invalid')).toBe('true');
  await button('Fill in sandbox values').click();
  await filled('appSecret', appSecret);
  await page.getByLabel('Access token').fill(temporaryToken);
  await button('Check and connect').click();
  await shown(page.getByText('This access token is temporary'));
  await shown(page.getByLabel('Use it anyway'));
  await pictures('form');
  await button('Fill in sandbox values').click();
  await filled('accessToken', accessToken);
  await button('Check and connect').click();

  // Finish at Meta: the page turns green only once a message has arrived.
  await shown(heading('Finish at Meta'));
  await shown(page.getByText('Waiting for the first message'));
  const html = await page.content();
  for (const secret of [appSecret, accessToken]) expect(html).not.toContain(secret);
  expect(await seenBy(page, /QR code/)).toBe(await page.getByRole('link', { name: 'Open chat' }).getAttribute('href'));
  await pictures('waiting');
  await button('Copy Callback URL').click();
  await shown(page.getByText('Callback URL copied.'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/webhooks\/whatsapp\/[0-9a-f-]{36}$/);
  const dashboard = await follow('Open the sandbox dashboard');
  await dashboard.getByRole('button', { name: 'Verify and save' }).click();
  await shown(dashboard.locator('.answer.good'));
  await dashboard.close();
  phone = await follow('Open chat');
  await phone.getByRole('button', { name: 'Send' }).click();
  await shown(page.getByText('It works: messages arrive'));
  await picture('arrived');

  // Configure; then the test message, up to its blue ticks.
  await configure(journey);
  await shown(page.getByLabel('Your message'));
  await page.getByRole('link', { name: 'Continue to test' }).click();
  await shown(heading('Test it for real'));
  await button('Send test message').click();
  await bubble('is connected').waitFor();
  await shown(page.getByText('Read', { exact: true }));
  await write('Where can I park?');
  await bubble('behind the house').waitFor();
  await picture('phone', phone);
  await shown(page.getByText('Where can I park?'));
  await shown(page.getByText(/behind the house/));
  await pictures('test');
  await button('Finish setup').click();
  await page.waitForURL(`${product.url}/`);

  // The page reports what happens to a message: rejected, with Meta's reason; or interrupted, and sent again on
  // request.
  await page.getByRole('link', { name: 'Channels' }).first().click();
  await shown(heading('Channels'));
  await shown(page.getByText('+1 555-010-4477'));
  await atMeta('rejections', { code: 131026 });
  await button('Send test message').click();
  await shown(page.getByText('Not sent', { exact: true }));
  await shown(page.getByText(/WhatsApp couldn’t deliver the message/));
  await picture('refused');
  await breakNext(product, 'meta', { match: sends, dropBeforeAccept: true, times: 1 });
  await button('Send test message').click();
  await shown(page.getByText('May have arrived'));
  await picture('unknown');
  await button('Send again').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await shown(page.getByText('Read', { exact: true }));

  // The page reports a closed window before a message is sent.
  const before = await callsOf(product, 'meta', sends);
  await product.database.query("update channels.contacts set last_inbound_at = now() - interval '25 hours'");
  await button('Send test message').click();
  await shown(page.getByText('Not sent: someone has to write first'));
  expect(await callsOf(product, 'meta', sends)).toBe(before);
  await pictures('window-closed');

  // A revoked token turns the channel red. Messages written in the meantime are answered once it is connected again.
  await atMeta(`tokens/${accessToken}`, { isRevoked: true });
  await write('When are you open?');
  // Without the link, the same text would also match a message with an unknown outcome.
  await shown(page.getByRole('link', { name: 'Connect again' }));
  await shown(page.getByText('Needs attention'));
  await pictures('red');
  await atMeta(`tokens/${accessToken}`, { isRevoked: false });
  await page.getByRole('link', { name: 'Connect again' }).click();
  await shown(heading('Reconnect +1 555-010-4477'));
  expect(await page.getByLabel('Phone number ID').inputValue()).toBe('106540352240001');
  expect(await page.getByLabel('Access token').inputValue()).toBe('');
  await button('Fill in sandbox values').click();
  await filled('accessToken', accessToken);
  await page.getByLabel('Access token').fill(temporaryToken);
  await button('Check and connect').click();
  await page.getByLabel('Use it anyway').check();
  await button('Check and connect').click();
  await shown(page.getByText('It works: messages arrive'));
  await bubble('9 to 17').waitFor();
  await pictures('number');

  // Only this number's conversations; then the channel is disconnected.
  await page.getByRole('link', { name: 'Conversations' }).first().click();
  await page.getByLabel('Where').selectOption({ label: 'WhatsApp: Acme' });
  await page.waitForURL(/where=/);
  await shown(page.getByText('Ada Okafor'));
  expect(await page.locator('main li').count()).toBe(1);
  await picture('conversations');
  await page.getByRole('link', { name: 'Channels' }).first().click();
  await shown(page.getByText('Temporary', { exact: true }));
  await button('Disconnect').click();
  await shown(page.getByRole('dialog'));
  await picture('disconnect');
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await shown(page.getByText('Disconnected', { exact: true }));
  expect(pageErrors).toEqual([]);
}, 400_000);
