import { randomUUID } from 'node:crypto';
import { newId } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { jsonCaller, openService, testOperator, until } from '@konstruct/kit/testing';
import { startStripe } from '@konstruct/sandbox/stripe';
import { signatureHeader } from '@konstruct/sandbox/stripe-signature';
import { tenantCreated } from '@konstruct/schema/messages';
import Stripe from 'stripe';
import { start } from '../app.ts';
import { readBillingEnv } from '../env.ts';
import type { StripeEvent } from '../event/stripe-event.entity.ts';
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

type StoredEvent = Pick<StripeEvent, 'id' | 'type' | 'tenantId' | 'note' | 'appliedAt' | 'body'>;

export type BillingService = Awaited<ReturnType<typeof openBillingService>>;

/** The billing service with a sandbox of Stripe; the test plays the other services. */
export async function openBillingService({ environment = {}, stripe: settings = {} }: BillingOptions = {}) {
  const retryDelaysMs = [50, 100, 200, 400, 800, 1600];
  const sandbox = await startStripe({ port: 0, webhookSecret, retryDelaysMs, ...settings });
  const { hostname: host, port } = new URL(sandbox.url);
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  const control = jsonCaller(`${sandbox.url}/_control`);
  const service = await openService({
    name: 'billing',
    readEnv: readBillingEnv,
    start,
    environment: {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: `${webhookSecret}, ${olderSecret}`,
      STRIPE_API_URL: sandbox.url,
      ...environment,
    },
    onStart: (url) => control('config', { webhookUrl: `${url}/webhooks/stripe` }),
  });
  service.onClose(() => sandbox.stop());
  await service.start();
  const { database } = service;

  const verbs = {
    stripe,
    control,
    /** Moves the service's clock; a control of the sandbox moves Stripe's. */
    moveOn: (days: number) => void (service.clock.aheadMs += days * 86_400_000),
    /** Creates a company as accounts does. Returns its owner. */
    async createTenant(): Promise<Actor> {
      const tenantId = newId();
      await service.publish(tenantCreated, tenantId, { version: 1 });
      await service.untilFound('select from billing.entitlements where tenant_id = $1', tenantId);
      return testOperator(tenantId);
    },
    subscription: async (actor: Actor) =>
      (await service.ofTenant<{ subscription: ShownSubscription }>(actor, `subscription { ${subscriptionFields} }`))
        .subscription,
    change: (actor: Actor, mutation: keyof typeof mutations, input: object) =>
      service.mutate<MutationResult>(actor, mutation, input, mutations[mutation]),
    /** Opens a checkout and returns its address. */
    async openCheckout(actor: Actor, order: { quantity?: number; interval?: string; idempotencyKey?: string } = {}) {
      const input = { quantity: 3, interval: 'MONTH', idempotencyKey: randomUUID(), ...order };
      const result = await verbs.change(actor, 'createCheckoutSession', input);
      if (!result.url) throw new Error(JSON.stringify(result));
      return result.url;
    },
    /** Chooses a card on the checkout page, as the customer would. */
    pay: (url: string, card = 'works') =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' }),
    /** Buys, and waits until Stripe's events have arrived. Returns the subscription's id at Stripe. */
    async buy(actor: Actor, { card, ...order }: { quantity?: number; interval?: string; card?: string } = {}) {
      await verbs.pay(await verbs.openCheckout(actor, order), card);
      await until(async () => (await verbs.subscription(actor)).quantity !== null);
      return verbs.subscriptionId(actor);
    },
    async customerId(actor: Actor) {
      const sql = 'select customer_id as id from billing_directory.customers where tenant_id = $1';
      return (await database.query<{ id: string }>(sql, [tenantOf(actor)]))[0]?.id ?? '';
    },
    async subscriptionId(actor: Actor) {
      const { data } = await stripe.subscriptions.list({ customer: await verbs.customerId(actor), status: 'all' });
      return data[0]?.id ?? '';
    },
    /** POSTs to the webhook as Stripe does; signed now and with the current secret by default. */
    post(body: string, how: { secret?: string; offset?: number; header?: string | null } = {}) {
      const time = Math.floor(Date.now() / 1000) + (how.offset ?? 0);
      const { header = signatureHeader(how.secret ?? webhookSecret, time, body) } = how;
      return service.postJson('/webhooks/stripe', body, header === null ? {} : { 'stripe-signature': header });
    },
    events: () =>
      database.query<StoredEvent>(
        `select id, type, tenant_id as "tenantId", note, applied_at as "appliedAt", body from billing_directory.stripe_events order by received_at, id`,
      ),
    /** Waits until every event so far has arrived and been applied. */
    settled: () =>
      until(async () => {
        const { data } = await stripe.events.list({ limit: 100 });
        const applied = (await verbs.events()).filter(({ appliedAt }) => appliedAt !== null).map(({ id }) => id);
        return data.every(({ id }) => applied.includes(id));
      }),
  };
  return Object.assign(service, verbs);
}

const envelope = { object: 'event', api_version: '2026-10-28.endive', livemode: false, pending_webhooks: 1 };

/** An event about an object, in Stripe's format. */
export function event(type: string, object: object, more: object = {}): string {
  const id = `evt_${randomUUID().replaceAll('-', '')}`;
  return JSON.stringify({ id, ...envelope, created: 1_764_000_000, request: null, type, data: { object }, ...more });
}
