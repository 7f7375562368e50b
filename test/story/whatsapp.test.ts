import { createHmac, randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ChannelsDocument,
  ConversationsDocument,
  TestChannelDocument,
  TranscriptDocument,
  UsageOfDocument,
} from '../graph/generated/graphql.ts';
import { connectWhatsApp, createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answeredOnWhatsApp, callsOf, deliverNextOnWhatsApp, reportStatus, writeOnWhatsApp } from '../setup/sandbox.ts';

let product: Product;
let operator: Operator;
let channelId: string;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'] });
  operator = await createCompany(product);
  await hire(operator);
  channelId = await connectWhatsApp(operator, product);
});
afterAll(() => product?.stop());

const today = {
  range: {
    from: new Date().toISOString().slice(0, 10),
    to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  },
};
const channel = async () => (await operator.ask(ChannelsDocument)).tenant?.channels?.[0];

/** The newest answer of the only conversation, as the transcript shows it. */
async function lastAnswer() {
  const { tenant } = await operator.ask(ConversationsDocument);
  const conversation = tenant?.conversations?.nodes.find(({ kind }) => kind === 'CHANNEL');
  const { conversation: transcript } = await operator.ask(TranscriptDocument, { id: String(conversation?.id) });
  return transcript?.messages.nodes.findLast(({ author }) => author === 'AGENT');
}

test('a message from a phone connects the channel, is answered once though it came three times at once, and its states are followed', async () => {
  expect((await channel())?.status).toBe('WAITING_FOR_MESSAGE');
  const test = await operator.ask(TestChannelDocument, { input: { channelId, idempotencyKey: randomUUID() } });
  expect(test.sendTestMessage.__typename).toBe('WindowClosedError');

  await deliverNextOnWhatsApp(product, { duplicates: 3, parallel: true });
  await writeOnWhatsApp(product, 'When are you open?');
  const [answer] = await answeredOnWhatsApp(product, 1);
  expect(answer?.text).toMatch(/9 to 17/);
  await until(async () => (await channel())?.status === 'CONNECTED');

  await until(async () => (await lastAnswer())?.delivery?.status === 'DELIVERED');
  await reportStatus(product, answer?.id ?? '', 'read');
  await until(async () => (await lastAnswer())?.delivery?.status === 'READ');
  await reportStatus(product, answer?.id ?? '', 'delivered');

  await writeOnWhatsApp(product, 'Where can I park?');
  await answeredOnWhatsApp(product, 2);
  expect(await answeredOnWhatsApp(product, 2)).toHaveLength(2);
  expect(await callsOf(product, 'meta', '/v25.0/106540352240001/messages')).toBe(2);

  const usage = await until(async () => {
    const found = (await operator.ask(UsageOfDocument, today)).tenant?.usage;
    return found?.totals.answerCount === 2 && found;
  });
  expect(usage.byChannel.map(({ kind, totals }) => [kind, totals.answerCount])).toEqual([['WHATSAPP', 2]]);
});

test('the test message goes to the contact who wrote last', async () => {
  const before = (await answeredOnWhatsApp(product, 2)).length;
  await operator.ask(TestChannelDocument, { input: { channelId, idempotencyKey: randomUUID() } });
  const shown = await answeredOnWhatsApp(product, before + 1);
  expect(shown.at(-1)?.text).toContain('is connected');
  await until(async () => (await channel())?.lastTest?.delivery.status === 'DELIVERED');
});

test('through the front door a forged webhook is refused with 401 and leaves no row, and the address is not verified without its token', async () => {
  const url = `${product.url}/webhooks/whatsapp/${channelId}`;
  const rows = () => product.database.query("select from channels_directory.inbox where source = 'whatsapp'");
  const before = (await rows()).length;
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });
  for (const secret of ['', 'not the secret', 'a1b2c3d4e5f60718293a4b5c6d7e8f90']) {
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
      body,
    });
    expect(answer.status).toBe(401);
  }
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  expect((await fetch(`${url}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=x`)).status).toBe(403);
  expect(await rows()).toHaveLength(before);
});
