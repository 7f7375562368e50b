import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningSandbox } from '../../control/sandbox-server.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { StripeEventId } from '../../stripe/events/stripe-delivery.ts';
import { startStripe } from '../../stripe/stripe.ts';
import { startEventReceiver, type EventReceiver } from '../event-receiver.ts';
import { buy, control, stripeFor } from './stripe-account.ts';

const SECRET = 'whsec_of_this_test';

let receiver: EventReceiver;
let sandbox: RunningSandbox;
let stripe: Stripe;
beforeEach(async () => {
  receiver = await startEventReceiver();
  sandbox = await startStripe({ port: 0, webhookUrl: receiver.url, webhookSecret: SECRET, retryDelaysMs: [20, 20] });
  stripe = stripeFor(sandbox.url);
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const signatureOf = (index: number) => String(receiver.received[index]?.headers['stripe-signature']);
const rawOf = (index: number) => receiver.received[index]?.raw ?? '';
const verify = (index: number, secret = SECRET) =>
  stripe.webhooks.constructEvent(rawOf(index), signatureOf(index), secret);
const typesOf = () => receiver.received.map(({ body }) => body.type);

test('the SDK finds the signature good, and the event whole', async () => {
  const customer = await stripe.customers.create({ email: 'ada@acme.test' }, { idempotencyKey: 'key-1' });
  await receiver.until(1);
  const event = verify(0);
  expect(event).toMatchObject({
    ...{
      object: 'event',
      type: 'customer.created',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
    },
    request: { idempotency_key: 'key-1' },
    data: { object: { id: customer.id } },
  });
  expect(() => verify(0, 'whsec_other')).toThrow(/No signatures found/);
  await expect.poll(async () => (await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
});

test('events arrive in the order in which things happened', async () => {
  const customer = await stripe.customers.create();
  await buy(stripe, customer.id);
  const types = (await receiver.until(9)).map(({ body }) => body.type);
  expect(types).toEqual([
    ...[
      'customer.created',
      'payment_method.attached',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
    ],
    ...['customer.updated', 'invoice.paid', 'invoice.payment_succeeded', 'checkout.session.completed'],
  ]);
});

test('a webhook that fails is tried again with the same event; one that was dropped can be sent later', async () => {
  receiver.answers.push(500, { status: 302, headers: { location: '/elsewhere' } });
  await stripe.customers.create();
  await receiver.until(3);
  expect(new Set(receiver.received.map(({ body }) => body['id'])).size).toBe(1);

  await control(sandbox.url, '/delivery', { drop: true });
  await stripe.customers.create();
  const [, withheld] = await control<Delivery<StripeEventId>[]>(sandbox.url, '/deliveries', undefined, 'GET');
  expect(withheld).toMatchObject({ type: 'customer.created', state: 'withheld', attempts: [] });
  const { data } = await stripe.events.list({ delivery_success: false });
  expect(data.map(({ id }) => id)).toEqual([withheld?.eventId]);
  expect(await control(sandbox.url, '/redeliver', { event_id: withheld?.eventId })).toMatchObject({ status: 200 });
});

test('events can come doubled side by side, in reverse, badly signed, and of any making', async () => {
  await control(sandbox.url, '/delivery', { duplicates: 5, parallel: true });
  await stripe.customers.create();
  await receiver.until(5);

  receiver.received.length = 0;
  await control(sandbox.url, '/delivery', { reverse: true, next: 2 });
  await stripe.products.create({ name: 'One' });
  await stripe.customers.create();
  await receiver.until(2);
  expect(typesOf()).toEqual(['customer.created', 'product.created']);

  receiver.received.length = 0;
  await control(sandbox.url, '/delivery', { badSignature: true });
  await control(sandbox.url, '/events', { type: 'customer.subscription.invented', object: { id: 'sub_1' } });
  await receiver.until(1);
  expect(() => verify(0)).toThrow(/No signatures found/);

  receiver.received.length = 0;
  await control(sandbox.url, '/delivery', { timestampOffsetSeconds: -301 });
  await stripe.customers.create();
  await receiver.until(1);
  expect(() => verify(0)).toThrow(/Timestamp outside the tolerance zone/);
});

test('the signed time is the machine’s, however far the clock was moved', async () => {
  await control(sandbox.url, '/clock', { advance: '90d' });
  await stripe.customers.create();
  await receiver.until(1);
  const signedAt = Number(/t=(\d+)/.exec(signatureOf(0))?.[1]);
  expect(Math.abs(signedAt - Date.now() / 1000)).toBeLessThan(60);
  expect(verify(0).created - signedAt).toBeGreaterThan(89 * 86_400);
});
