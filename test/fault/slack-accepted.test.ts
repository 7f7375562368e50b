import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConversationsDocument, TranscriptDocument } from '../graph/generated/graphql.ts';
import { connectSlack, createCompany, hire } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, answersInSlack, breakNext, callsOf, writeInSlack } from '../setup/sandbox.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ alone: ['channels'], without: ['portal'] });
});
afterAll(() => product?.stop());

test('kill -9 after Slack accepted a message and before that is known: it is shown as unknown, and not sent twice', async () => {
  const operator = await createCompany(product);
  await hire(operator);
  await connectSlack(operator, product);
  await breakNext(product, 'slack', { match: '/api/chat.postMessage', hangAfterAccept: true });

  await writeInSlack(product, 'When are you open?');
  await answered(product, 1);
  await product.kill('channels');
  await product.start('channels');

  const delivery = await until(async () => {
    const conversation = (await operator.ask(ConversationsDocument)).tenant?.conversations?.nodes[0];
    const transcript = await operator.ask(TranscriptDocument, { id: String(conversation?.id) });
    const found = transcript.conversation?.messages.nodes.find(({ author }) => author === 'AGENT')?.delivery;
    return found?.status === 'UNKNOWN' && found;
  }, 30_000);
  expect(delivery.reason).toBeTruthy();

  // The next message goes out, so nothing is merely late.
  await writeInSlack(product, 'Where can I park?');
  await answered(product, 2);
  expect(await answersInSlack(product)).toHaveLength(2);
  expect(await callsOf(product, 'slack', '/api/chat.postMessage')).toBe(2);
});
