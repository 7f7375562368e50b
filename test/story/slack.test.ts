import { createHmac, randomUUID } from 'node:crypto';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConversationsDocument, TranscriptDocument, UsageOfDocument } from '../graph/generated/graphql.ts';
import { connectSlack, createCompany, hire, type Operator } from '../setup/operator.ts';
import { type Product, startProduct } from '../setup/product.ts';
import { answered, answersInSlack, deliverNext, writeInSlack } from '../setup/sandbox.ts';

let product: Product;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'] });
  operator = await createCompany(product);
  await hire(operator);
  await connectSlack(operator, product);
});
afterAll(() => product?.stop());

const today = {
  range: {
    from: new Date().toISOString().slice(0, 10),
    to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
  },
};

test('a message written in Slack is answered there, by name, and shows up in the transcript and in the bill of tokens', async () => {
  await writeInSlack(product, 'When are you open?');
  const [answer] = await answered(product, 1);
  expect(answer?.username).toBe('Nora');
  expect(answer?.text).toMatch(/9 to 17/);

  const { tenant } = await operator.ask(ConversationsDocument);
  const conversation = tenant?.conversations?.nodes.find(({ kind }) => kind === 'CHANNEL');
  const sent = await until(async () => {
    const transcript = await operator.ask(TranscriptDocument, { id: String(conversation?.id) });
    const found = transcript.conversation?.messages.nodes.find(({ author }) => author === 'AGENT');
    return found?.delivery?.status === 'SENT' && found.usage ? found : null;
  });
  expect(Number(sent.usage?.costUsd)).toBeGreaterThan(0);

  const usage = (await operator.ask(UsageOfDocument, today)).tenant?.usage;
  expect(usage?.totals.costUsd).toBe(sent.usage?.costUsd);
  expect(usage?.byProvider.map(({ providerId }) => providerId)).toEqual(['practice']);
  expect(usage?.byChannel.map(({ kind, totals }) => [kind, totals.answerCount])).toEqual([['SLACK', 1]]);
  expect((await operator.ask(ConversationsDocument)).tenant?.answerAllowance).toMatchObject({
    usedCount: 1,
    limitCount: 50,
  });
});

test.each([false, true])('a Slack event delivered three times (in parallel: %s) is answered once', async (parallel) => {
  const before = (await answersInSlack(product)).length;
  await deliverNext(product, { duplicates: 3, parallel });
  await writeInSlack(product, `Where can I park? ${parallel}`);
  await answered(product, before + 1);
  await writeInSlack(product, 'And thank you.');
  const after = await answered(product, before + 2);
  expect(after).toHaveLength(before + 2);
});

test.each([
  { signature: 'right', ageSeconds: 0, status: 200, rows: 1 },
  { signature: 'wrong', ageSeconds: 0, status: 401, rows: 0 },
  { signature: 'missing', ageSeconds: 0, status: 401, rows: 0 },
  { signature: 'right', ageSeconds: 360, status: 401, rows: 0 },
])(
  'an event whose signature is $signature and $ageSeconds s old is answered with $status and leaves $rows rows',
  async (given) => {
    const id = `Ev${randomUUID()}`;
    const body = JSON.stringify({
      type: 'event_callback',
      event_id: id,
      team_id: 'T0MISSING',
      event: { type: 'app_mention' },
    });
    const at = Math.floor(Date.now() / 1000) - given.ageSeconds;
    const right = `v0=${createHmac('sha256', await signingSecret())
      .update(`v0:${at}:${body}`)
      .digest('hex')}`;
    const signature = { right, wrong: right.replace(/.$/, (last) => (last === '0' ? '1' : '0')), missing: undefined }[
      given.signature
    ];
    const response = await fetch(`${product.url}/webhooks/slack`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(at),
        ...(signature && { 'x-slack-signature': signature }),
      },
      body,
    });
    expect(response.status).toBe(given.status);
    const stored = await product.database.query('select from channels_directory.inbox where external_id = $1', [id]);
    expect(stored).toHaveLength(given.rows);
  },
);

async function signingSecret(): Promise<string> {
  const response = await fetch(`${product.sandbox('slack')}/_control/config`);
  return ((await response.json()) as { signingSecret: string }).signingSecret;
}
