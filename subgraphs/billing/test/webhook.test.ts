import { servicePasswords } from '@konstruct/kit/database';
import { randomUUID } from 'node:crypto';
import { undoneJobs, until } from '@konstruct/kit/testing';
import { signatureHeader } from '@konstruct/sandbox/stripe-signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBillingEnv } from '../env.ts';
import { applyEventJob, clearEventsJob } from '../job-definitions.ts';
import { event, olderSecret, openBillingService, type BillingService, webhookSecret } from './billing-service.ts';

let billing: BillingService;
beforeAll(async () => {
  billing = await openBillingService();
});
afterAll(() => billing?.close());

/** A signature, without the time that it is about. */
const sign = (body: string, time: number, secret = webhookSecret) =>
  signatureHeader(secret, time, body).replace(/^.*v1=/, '');
const now = () => Math.floor(Date.now() / 1000);
const about = (customer: string) => event('customer.subscription.updated', { object: 'subscription', customer });
const stored = async (body: string) => {
  const { id } = JSON.parse(body) as { id: string };
  return (await billing.events()).filter((one) => one.id === id);
};

test('1. a webhook with a missing, wrong, older or malformed signature is refused, and leaves no row', async () => {
  const before = await billing.events();
  const body = about('cus_unknown');
  const good = sign(body, now());
  const headers = [
    null,
    '',
    `t=${now()}`,
    `v1=${good}`,
    `t=${now()},v0=${good}`,
    `t=${now()},v1=${sign(body, now(), 'whsec_wrong')}`,
    `t=${now()},v1=${sign(body, now(), '')}`,
    `t=${now()},v1=${good.slice(0, -2)}`,
    `t=${now()},v1=`,
    `t=soon,v1=${good}`,
    `t=${now()},t=${now() + 1},v1=${sign(body, now() + 1)}`,
    `t=${now() - 1},v1=${good}x`.replace('x', '').replace(/.$/, 'g'),
  ];
  for (const header of headers) expect([header, (await billing.post(body, { header })).status]).toEqual([header, 400]);
  const twice = await fetch(`${billing.url}/webhooks/stripe`, {
    method: 'POST',
    headers: [
      ['content-type', 'application/json'],
      ['stripe-signature', `t=${now()},v1=${good}`],
      ['stripe-signature', 'x'],
    ],
    body,
  });
  expect([200, 400]).toContain(twice.status);
  expect((await billing.events()).filter(({ id }) => !before.some((one) => one.id === id)).length).toBeLessThanOrEqual(
    twice.status === 200 ? 1 : 0,
  );
});

test('2. what was signed more than five minutes ago, or ahead, is refused', async () => {
  for (const [offset, status] of [
    [-302, 400],
    [-297, 200],
    [297, 200],
    [310, 400],
    [3600, 400],
  ] as const) {
    const body = about('cus_unknown');
    expect([offset, (await billing.post(body, { offset })).status]).toEqual([offset, status]);
    expect(await stored(body)).toHaveLength(status === 200 ? 1 : 0);
  }
});

test('3. the very bytes are what is signed: odd spacing and escapes pass, the same thing written again does not', async () => {
  const body = `  ${about('cus_unknown').replace('"type"', '"not\\u0065":"\\u00e9  é" ,\n "type"')}\r\n`;
  expect((await billing.post(body)).status).toBe(200);
  const again = JSON.stringify(JSON.parse(body));
  const header = `t=${now()},v1=${sign(body, now())}`;
  expect((await billing.post(again, { header })).status).toBe(400);
});

test('while a secret is replaced both are good, alone or beside one another', async () => {
  for (const secret of [webhookSecret, olderSecret])
    expect((await billing.post(about('cus_unknown'), { secret })).status).toBe(200);
  const body = about('cus_unknown');
  const header = `t=${now()},v1=${sign(body, now(), 'whsec_other')},v1=${sign(body, now(), olderSecret)}`;
  expect((await billing.post(body, { header })).status).toBe(200);
});

test('4. what is signed and no event is refused', async () => {
  for (const body of [
    '',
    '{}',
    '[]',
    'null',
    'no json',
    '{"object":"event"}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ]) {
    expect([body.slice(0, 20), (await billing.post(body)).status]).toEqual([body.slice(0, 20), 400]);
  }
  expect((await billing.post(event('customer.updated', {}, { padding: 'x'.repeat(1_100_000) }))).status).toBe(413);
});

test.each([{}, { STRIPE_WEBHOOK_SECRET: '' }, { STRIPE_WEBHOOK_SECRET: '  ' }, { STRIPE_WEBHOOK_SECRET: ' , ' }])(
  '5. without the webhook’s secret the service does not start: %o',
  (more) => {
    const common = {
      DATABASE_URL: 'postgres://localhost/x',
      ...servicePasswords('billing', 'the platform secret of this test'),
      IDENTITY_PUBLIC_KEY: '{}',
      STRIPE_SECRET_KEY: 'sk_test_x',
    };
    expect(() => readBillingEnv({ ...common, ...more })).toThrow('STRIPE_WEBHOOK_SECRET');
    expect(readBillingEnv({ ...common, ...more, BILLING: 'off' }).stripe).toBeNull();
  },
);

test('6. one event twenty times at once is stored and acted on once', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  await billing.settled();
  const body = event('customer.subscription.trial_will_end', {
    object: 'subscription',
    customer: await billing.customerId(owner),
  });
  const answers = await Promise.all(Array.from({ length: 20 }, () => billing.post(body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  await until(async () => (await stored(body))[0]?.appliedAt);
  expect((await billing.post(body)).status).toBe(200);
  // A job may also run twice, even before its completion is recorded: the service that sends mails recognizes a repeat
  // by the notice's id.
  const [first, ...others] = await stored(body);
  expect(others).toEqual([]);
  const again = async () => {
    await billing.enqueue(applyEventJob, { eventId: first?.id ?? '' });
    await until(async () => (await undoneJobs(billing.database, applyEventJob.name)).length === 0);
  };
  await again();
  expect(await stored(body)).toEqual([first]);
  expect(await billing.messagesTo(owner, 'accounts')).toHaveLength(1);
  await billing.database.query(
    'update billing_directory.stripe_events set applied_at = null, body = $2 where id = $1',
    [first?.id, body],
  );
  await again();
  const notices = (await billing.messagesTo(owner, 'accounts')).map(({ body }) => body['noticeId']);
  expect(notices).toEqual([notices[0], notices[0]]);
});

test('what is about no company here, of the other mode or of an unknown type entitles to nothing, and the last is kept as it came', async () => {
  const owner = await billing.createTenant();
  await billing.buy(owner);
  await billing.settled();
  const customer = await billing.customerId(owner);
  const active = { object: 'subscription', status: 'active', quantity: 99 };
  const bodies = {
    foreign: event('customer.subscription.updated', {
      ...active,
      customer: 'cus_of_another',
      metadata: { tenant_id: 'x' },
    }),
    otherMode: event('customer.subscription.updated', { ...active, customer }, { livemode: true }),
    unknown: event('moonlight.reflected', { object: 'moonlight', customer, shine: 7 }),
  };
  const shown = await billing.subscription(owner);
  for (const body of Object.values(bodies)) expect((await billing.post(body)).status).toBe(200);
  await until(async () => (await stored(bodies.unknown))[0]?.appliedAt);
  await until(async () => (await stored(bodies.otherMode))[0]?.appliedAt);
  const [kept] = await stored(bodies.unknown);
  expect(kept?.body?.toString()).toBe(bodies.unknown);
  expect((await stored(bodies.otherMode))[0]).toMatchObject({ tenantId: null, body: null });
  expect(await billing.subscription(owner)).toEqual(shown);
});

test('a forged event changes nothing, and a signed one changes only what Stripe says when it is asked', async () => {
  const owner = await billing.createTenant();
  const id = await billing.buy(owner, { quantity: 2 });
  await billing.settled();
  const shown = await billing.subscription(owner);
  const body = event('customer.subscription.updated', {
    object: 'subscription',
    id,
    customer: await billing.customerId(owner),
    quantity: 50,
  });
  expect((await billing.post(body, { secret: 'whsec_forged' })).status).toBe(400);
  expect((await billing.post(body)).status).toBe(200);
  await until(async () => (await stored(body))[0]?.appliedAt);
  expect(await billing.subscription(owner)).toEqual(shown);
});

test('14. what is answered with 200 survives the end of the process, and what is not stored is not', async () => {
  const owner = await billing.createTenant();
  const { url } = { url: await billing.openCheckout(owner, { idempotencyKey: randomUUID() }) };
  await billing.control('faults', [{ match: '/v1/subscriptions', method: 'GET', status: 500, times: 1000 }]);
  await billing.pay(url);
  await until(async () => (await billing.events()).some(({ appliedAt }) => appliedAt === null));
  await billing.control('faults', undefined, 'DELETE');
  await billing.restart();
  await until(async () => (await billing.subscription(owner)).status === 'TRIALING', 30_000);
});

test('14. while the database is away the answer is a failure, and the repeat works', async () => {
  const name = new URL(billing.database.ownerUrl).pathname.slice(1);
  const body = about('cus_unknown');
  await billing.database.query(
    `alter role konstruct_billing_directory in database ${name} set default_transaction_read_only = on`,
  );
  await billing.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_billing_directory' and datname = '${name}'`,
  );
  expect((await billing.post(body)).status).toBeGreaterThanOrEqual(500);
  await billing.database.query(
    `alter role konstruct_billing_directory in database ${name} reset default_transaction_read_only`,
  );
  await billing.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'konstruct_billing_directory' and datname = '${name}'`,
  );
  await until(async () => (await billing.post(body)).status === 200);
  expect(await stored(body)).toHaveLength(1);
});

test('events are forgotten once they are too old to come again, and not before', async () => {
  const [old, young] = [event('moonlight.reflected', {}), about('cus_unknown')];
  await billing.post(old);
  billing.moveOn(89);
  try {
    const header = `t=${now() + 89 * 86_400},v1=${sign(young, now() + 89 * 86_400)}`;
    expect((await billing.post(young, { header })).status).toBe(200);
    await billing.enqueue(clearEventsJob, {});
    await until(async () => (await undoneJobs(billing.database, clearEventsJob.name)).length === 0);
    expect(await stored(old)).toHaveLength(1);
    billing.moveOn(2);
    await billing.enqueue(clearEventsJob, {});
    await until(async () => (await stored(old)).length === 0);
    expect(await stored(young)).toHaveLength(1);
    billing.moveOn(-2);
  } finally {
    billing.moveOn(-89);
  }
});
