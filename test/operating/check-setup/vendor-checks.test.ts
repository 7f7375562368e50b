import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { startModel } from '@konstruct/sandbox/model';
import { startSlack } from '@konstruct/sandbox/slack';
import { startStripe } from '@konstruct/sandbox/stripe';
import { stripeFor } from '@konstruct/sandbox/test/stripe-account';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stripeChecks, vendorChecks } from '../../../launcher/checks/vendor-checks.ts';
import { handledEvents } from '../../../subgraphs/billing/stripe/meaning.ts';
import { issuesOf } from './listen.ts';

type Sandbox = Awaited<ReturnType<typeof startSlack>>;
let [slack, model, stripe]: Sandbox[] = [];
let sdk: ReturnType<typeof stripeFor>;
let values: Record<string, string>;
const secretKey = 'sk_test_sandbox';
const webhook = 'https://konstruct.example/webhooks/stripe';
beforeAll(async () => {
  [slack, model, stripe] = await Promise.all([
    startSlack({ port: 0 }),
    startModel({ port: 0 }),
    startStripe({ port: 0 }),
  ]);
  values = {
    PUBLIC_URL: 'https://konstruct.example',
    SLACK_CLIENT_ID: 'sandbox-client',
    SLACK_CLIENT_SECRET: 'sandbox-client-secret',
    SLACK_API_URL: `${slack.url}/api/`,
    OPENAI_BASE_URL: `${model.url}/v1`,
    ANTHROPIC_BASE_URL: `${model.url}/v1`,
    META_GRAPH_URL: model.url,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_API_URL: stripe.url,
  };
  sdk = stripeFor(stripe.url);
});
afterAll(() => Promise.all([slack, model, stripe].map((each) => each?.stop())));

const settings = (changed: Record<string, string> = {}) => ({
  values: { ...values, ...changed },
  unread: [],
  mailTo: null,
});
const found = (changed: Record<string, string> = {}) => issuesOf(vendorChecks(settings(changed)));
const stripeIssues = async (changed: Record<string, string> = {}) =>
  Object.fromEntries((await stripeChecks(settings(changed))).map(({ what, issue }) => [what, issue]));

test('credentials of Slack that are right are told apart from a wrong id, a wrong secret and a Slack that is away', async () => {
  const slackSays = async (changed: Record<string, string>) => (await found(changed))["Slack's credentials"];
  expect(await slackSays({})).toBeNull();
  expect(await slackSays({ SLACK_CLIENT_ID: '123.456' })).toContain('SLACK_CLIENT_ID');
  const wrong = await slackSays({ SLACK_CLIENT_SECRET: 'canary' });
  expect(wrong).toContain('SLACK_CLIENT_SECRET does not belong to the app');
  expect(wrong).not.toContain('canary');
  expect(await slackSays({ SLACK_CLIENT_SECRET: '' })).toContain('set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET');
  expect(await slackSays({ SLACK_API_URL: 'http://127.0.0.1:1/api/' })).toContain('cannot be reached');
  expect(await found({ SLACK: 'off' })).not.toHaveProperty("Slack's credentials");
});

test('each vendor of models, and Meta where WhatsApp is on, is reached or named', async () => {
  const origin = new URL(values['OPENAI_BASE_URL'] ?? '').host;
  expect(await found()).toMatchObject({ [`outgoing connections to ${origin}`]: null });
  const closed = await found({
    OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
    META_GRAPH_URL: 'http://127.0.0.1:2',
    EXTRA_LLM_PROVIDERS: JSON.stringify([
      {
        ...{ id: 'own', name: 'Own', protocol: 'openai', isKeyRequired: true },
        baseUrl: 'http://127.0.0.1:3',
        models: [],
      },
    ]),
    MISTRAL_BASE_URL: 'http://127.0.0.1:4/v1',
  });
  for (const port of [1, 2, 3, 4])
    expect(closed[`outgoing connections to 127.0.0.1:${port}`]).toContain('cannot be reached');
  expect(await found({ WHATSAPP: 'off', META_GRAPH_URL: 'http://127.0.0.1:2' })).not.toHaveProperty(
    'outgoing connections to 127.0.0.1:2',
  );
});

/** `npm run stripe-setup`, and its output. */
function setUp(
  options: readonly string[],
  changed: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const script = join(import.meta.dirname, '../../../launcher/stripe-setup.ts');
    const child = execFile(
      process.execPath,
      [script, ...options],
      { env: { ...values, ...changed } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}
const everything = async () =>
  JSON.stringify([
    (await sdk.products.list({ limit: 100 })).data,
    (await sdk.prices.list({ limit: 100 })).data,
    (await sdk.webhookEndpoints.list({ limit: 100 })).data,
    (await sdk.billingPortal.configurations.list({ limit: 100 })).data,
  ]);
const prices = ['--currency', 'eur', '--month', '3900', '--year', '39000'];

test('an empty account is red, is shown what would be made, gets it once, and is green; a second time changes nothing', async () => {
  for (const { id } of (await sdk.prices.list({ limit: 100 })).data) await sdk.prices.update(id, { lookup_key: '' });
  const foreign = await sdk.webhookEndpoints.create({ url: 'https://elsewhere.example/hook', enabled_events: ['*'] });
  const empty = await everything();
  expect(await stripeIssues()).toMatchObject({
    "Stripe's key": null,
    "Stripe's price konstruct_employee_month": expect.stringContaining('it is missing'),
    "Stripe's price konstruct_employee_year": expect.stringContaining('it is missing'),
    "Stripe's webhook endpoint": expect.stringContaining('npm run stripe-setup -- --apply creates it'),
  });
  const shown = await setUp(prices);
  expect(shown).toMatchObject({
    code: 1,
    output: expect.stringContaining('--apply creates a price of 3900 eur (smallest unit) a month'),
  });
  expect(await everything()).toBe(empty);

  const made = await setUp(['--apply', ...prices]);
  expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/^STRIPE_WEBHOOK_SECRET=whsec_\w+$/m) });
  expect(new Set(Object.values(await stripeIssues()))).toEqual(new Set([null]));
  const { data } = await sdk.prices.list({ lookup_keys: ['konstruct_employee_month', 'konstruct_employee_year'] });
  expect(
    data.map(({ currency, unit_amount, recurring }) => [currency, unit_amount, recurring?.interval]).toSorted(),
  ).toEqual([
    ['eur', 3900, 'month'],
    ['eur', 39_000, 'year'],
  ]);
  expect(new Set(data.map(({ product }) => product)).size).toBe(1);
  const endpoints = (await sdk.webhookEndpoints.list()).data;
  expect(endpoints.find(({ url }) => url === webhook)?.enabled_events.toSorted()).toEqual(handledEvents.toSorted());
  expect(endpoints.find(({ id }) => id === foreign.id)).toEqual({ ...foreign, secret: undefined });

  const whole = await everything();
  expect(await setUp(['--apply', ...prices])).toMatchObject({
    code: 0,
    output: expect.not.stringContaining('now makes'),
  });
  expect(await everything()).toBe(whole);
});

test('an endpoint that is disabled, sends too little, too much or twice is named, and set right where that is ours to do', async () => {
  const ours = async () => (await sdk.webhookEndpoints.list({ limit: 100 })).data.find(({ url }) => url === webhook);
  const id = (await ours())?.id ?? '';
  await sdk.webhookEndpoints.update(id, { enabled_events: ['invoice.paid', 'payout.paid'], disabled: true });
  const issue = (await stripeIssues())["Stripe's webhook endpoint"];
  for (const part of [
    'it is disabled',
    'does not send checkout.session.completed',
    'sends payout.paid, which are not handled',
  ])
    expect(issue).toContain(part);
  expect((await setUp(['--apply'])).code).toBe(0);
  expect(await ours()).toMatchObject({ id, status: 'enabled', enabled_events: [...handledEvents] });
  const second = await sdk.webhookEndpoints.create({ url: webhook, enabled_events: ['*'] });
  expect(await setUp(['--apply'])).toMatchObject({ code: 1, output: expect.stringContaining('there are 2 for') });
  await sdk.webhookEndpoints.del(second.id);
});

test('prices that are sold at are never changed: archived, of another interval or amount, they are named', async () => {
  const [month] = (await sdk.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
  const before = await everything();
  expect((await setUp(['--apply', '--currency', 'eur', '--month', '4900', '--year', '39000'])).output).toContain(
    'to change a price in use',
  );
  expect(await everything()).toBe(before);
  await sdk.prices.update(month?.id ?? '', { active: false });
  expect((await stripeIssues())["Stripe's price konstruct_employee_month"]).toContain('archived');
  await sdk.prices.update(month?.id ?? '', { active: true, lookup_key: '' });
  const weekly = await sdk.prices.create({
    ...{ product: String(month?.product), currency: 'eur', unit_amount: 900 },
    ...{ recurring: { interval: 'week' as const }, lookup_key: 'konstruct_employee_month' },
  });
  expect((await stripeIssues())["Stripe's price konstruct_employee_month"]).toContain('not a fixed amount per month');
  await sdk.prices.update(weekly.id, { lookup_key: '' });
});

test('a key that Stripe does not take, a Stripe that is away, and options that are none are told without the key', async () => {
  expect(await stripeIssues({ STRIPE_SECRET_KEY: 'sk_test_canary' })).toEqual({
    "Stripe's key": expect.stringContaining('does not accept'),
  });
  expect(await stripeIssues({ STRIPE_API_URL: 'http://127.0.0.1:1' })).toEqual({
    "Stripe's key": expect.stringContaining('cannot be reached'),
  });
  expect(await stripeIssues({ STRIPE_SECRET_KEY: '' })).toEqual({
    "Stripe's key": expect.stringContaining('set STRIPE_SECRET_KEY'),
  });
  expect(await stripeIssues({ BILLING: 'off' })).toEqual({});
  expect(await setUp([], { STRIPE_SECRET_KEY: 'sk_test_canary' })).toEqual({
    code: 1,
    output: expect.not.stringContaining('canary'),
  });
  for (const options of [['--month', '3900'], ['--currency', 'eur', '--month', '39.00', '--year', '390'], ['--aply']])
    expect(await setUp(options)).toEqual({ code: 1, output: expect.stringContaining('Usage: npm run stripe-setup') });
});
