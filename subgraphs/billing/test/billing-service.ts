import { createHmac, randomUUID } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { createLogger } from '@konstruct/kit/process';
import { callJson, openService, testOperator, until } from '@konstruct/kit/testing';
import { startStripe } from '@konstruct/sandbox/stripe';
import { tenantCreated } from '@konstruct/schema/messages';
import Stripe from 'stripe';
import { start } from '../app.ts';
import { readBillingEnv } from '../env.ts';
import { type MutationResult, mutations, type ShownSubscription, subscriptionFields } from './subscription-query.ts';

const secretKey = 'sk_test_sandbox';
export const webhookSecret = 'whsec_of_tests';
/** The secret that is being replaced. */
export const olderSecret = 'whsec_older';

interface BillingOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** How the sandbox treats unpaid invoices. */
  readonly stripe?: { afterRetries?: 'canceled' | 'unpaid'; retryDelaysMs?: number[] };
}

const tenantIdOf = (actor: Actor) => String(tenantOf(actor));

/** The billing service with a sandbox of Stripe; the test plays the other services. */
export async function openBillingService({ environment = {}, stripe: settings = {} }: BillingOptions = {}) {
  const sandbox = await startStripe({
    port: 0,
    webhookSecret,
    retryDelaysMs: [50, 100, 200, 400, 800, 1600],
    ...settings,
  });
  const { hostname: host, port } = new URL(sandbox.url);
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const control = <T = unknown>(path: string, body?: object, method?: string) =>
    callJson<T>(`${sandbox.url}/_control/${path}`, body, method);
  let offsetMs = 0;
  const clock = { now: () => new Date(Date.now() + offsetMs) };
  const service = await openService({
    name: 'billing',
    environment: () => ({
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: `${webhookSecret}, ${olderSecret}`,
      STRIPE_API_URL: sandbox.url,
      ...environment,
    }),
    async start(source) {
      const running = await start({
        env: readBillingEnv(source),
        log: createLogger({ name: 'billing', level: 'silent' }),
        clock,
      });
      await control('config', { webhookUrl: `${running.url}/webhooks/stripe` });
      return running;
    },
  });
  service.onClose(() => sandbox.stop());
  await service.start();
  const { database, ask, enqueue, close } = service;

  async function ofTenant<T>(actor: Actor, selection: string): Promise<T> {
    const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Tenant { ${selection} } } }`;
    const them = [{ __typename: 'Tenant', id: tenantOf(actor) }];
    return (await ask<{ _entities: T[] }>(actor, query, { them }))._entities[0] as T;
  }

  const billing = {
    ...{ service, database, stripe, control, ask, ofTenant, enqueue, close },
    /** Moves the service's clock; a control of the sandbox moves Stripe's. */
    moveOn: (days: number) => void (offsetMs += days * 86_400_000),
    /** Creates a company as accounts does. Returns its owner. */
    async createTenant(): Promise<Actor> {
      const tenantId = newId();
      await service.publish(tenantCreated, tenantId, { version: 1 });
      await until(
        async () =>
          (await database.query('select from billing.entitlements where tenant_id = $1', [tenantId])).length > 0,
      );
      return testOperator(tenantId);
    },
    subscription: async (actor: Actor) =>
      (await ofTenant<{ subscription: ShownSubscription }>(actor, `subscription { ${subscriptionFields} }`))
        .subscription,
    async change(actor: Actor, mutation: keyof typeof mutations, input: object): Promise<MutationResult> {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) {
        __typename ... on UserError { message } ${mutations[mutation]} } }`;
      return (await ask<{ result: MutationResult }>(actor, query, { input })).result;
    },
    /** Opens a checkout and returns its address. */
    async openCheckout(
      actor: Actor,
      { quantity = 3, interval = 'MONTH', idempotencyKey = randomUUID() as string } = {},
    ): Promise<string> {
      const result = await billing.change(actor, 'createCheckoutSession', { quantity, interval, idempotencyKey });
      if (!result.url) throw new Error(JSON.stringify(result));
      return result.url;
    },
    /** Chooses a card on the checkout page, as the customer would. */
    pay: (url: string, card = 'works') =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' }),
    /** Buys, and waits until Stripe's events have arrived. Returns the subscription's id at Stripe. */
    async buy(
      actor: Actor,
      { card, ...order }: { quantity?: number; interval?: string; card?: string } = {},
    ): Promise<string> {
      await billing.pay(await billing.openCheckout(actor, order), card);
      await until(async () => (await billing.subscription(actor)).quantity !== null);
      return billing.subscriptionId(actor);
    },
    async customerId(actor: Actor): Promise<string> {
      const sql = 'select customer_id as id from billing_directory.customers where tenant_id = $1';
      return (await database.query<{ id: string }>(sql, [tenantIdOf(actor)]))[0]?.id ?? '';
    },
    async subscriptionId(actor: Actor): Promise<string> {
      const { data } = await stripe.subscriptions.list({ customer: await billing.customerId(actor), status: 'all' });
      return data[0]?.id ?? '';
    },
    /** POSTs to the webhook as Stripe does; signed now and with the current secret by default. */
    post(body: string, how: { secret?: string; offset?: number; header?: string | null } = {}) {
      const time = Math.floor(Date.now() / 1000) + (how.offset ?? 0);
      const { header = `t=${time},v1=${sign(body, time, how.secret)}` } = how;
      const headers = { 'content-type': 'application/json', ...(header !== null && { 'stripe-signature': header }) };
      return fetch(`${service.url}/webhooks/stripe`, { method: 'POST', headers, body });
    },
    events: () => database.query<StoredEvent>('select * from billing_directory.stripe_events order by received_at, id'),
    /** Waits until every event so far has arrived and been applied. */
    settled: () =>
      until(async () => {
        const { data } = await stripe.events.list({ limit: 100 });
        const applied = new Set(
          (await billing.events()).filter(({ applied_at }) => applied_at !== null).map(({ id }) => id),
        );
        return data.every(({ id }) => applied.has(id));
      }),
    /** What billing published to a service that is not running to read it, oldest first. */
    messagesTo: (actor: Actor, reader: string) => service.messagesTo(tenantIdOf(actor), reader),
  };
  return billing;
}

interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly tenant_id: string | null;
  readonly note: string | null;
  readonly applied_at: Date | null;
  readonly body: Buffer | null;
}

export type BillingService = Awaited<ReturnType<typeof openBillingService>>;

export function sign(body: string, time: number, secret = webhookSecret): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

/** An event about an object, in Stripe's format. */
export const event = (type: string, object: object, more: object = {}) =>
  JSON.stringify({
    ...{
      id: `evt_${randomUUID().replaceAll('-', '')}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: 1_764_000_000,
    },
    ...{ type, livemode: false, pending_webhooks: 1, request: null, data: { object }, ...more },
  });
