import { createHmac, randomUUID } from 'node:crypto';
import { type Database, newId, openDatabase, openDirectory } from '@konstruct/kit/database';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { enqueue, type JobOptions, publish } from '@konstruct/kit/jobs';
import type { JobDefinition } from '@konstruct/kit/messages';
import { createLogger, type Running } from '@konstruct/kit/process';
import {
  createTestDatabase,
  createTestIdentity,
  type TestDatabase,
  type TestIdentity,
  testOperator,
  until,
  waitingMessages,
} from '@konstruct/kit/testing';
import { startStripe } from '@konstruct/sandbox/stripe';
import { tenantCreated } from '@konstruct/schema/messages';
import Stripe from 'stripe';
import type { z } from 'zod';
import { startBilling } from '../app.ts';
import { readBillingEnv } from '../env.ts';

const secretKey = 'sk_test_sandbox';
export const webhookSecret = 'whsec_of_tests';
/** The one that is being replaced. */
export const olderSecret = 'whsec_older';

/** What the graph shows of a subscription. */
export interface Shown {
  readonly status: string;
  readonly providerStatus: string | null;
  readonly irregularities: readonly { readonly kind: string; readonly message: string }[];
  readonly agentQuota: number;
  readonly answerLimit: number | null;
  readonly isBillingOn: boolean;
  readonly isIncomplete: boolean;
  readonly finishPaymentUrl: string | null;
  readonly quantity: number | null;
  readonly interval: string | null;
  readonly pricePerAgent: { readonly amountMinor: string; readonly currency: string } | null;
  readonly exactPricePerAgent: { readonly amountMinor: string; readonly currency: string } | null;
  readonly pricePerPeriod: { readonly amountMinor: string; readonly currency: string } | null;
  readonly trialEndsAt: string | null;
  readonly currentPeriodEndsAt: string | null;
  readonly cancelsAt: string | null;
  readonly endedAt: string | null;
  readonly graceEndsAt: string | null;
  readonly amountDue: { readonly amountMinor: string; readonly currency: string } | null;
  readonly amountsDue: readonly { readonly amountMinor: string; readonly currency: string }[];
  readonly payUrl: string | null;
  readonly hasUsedTrial: boolean;
  readonly viewerCanManage: boolean;
  readonly viewerCanSubscribe: boolean;
  readonly viewerCanChange: boolean;
}

/** What a mutation answers. */
export interface Result {
  readonly __typename: string;
  readonly message?: string;
  readonly url?: string;
  readonly payUrl?: string | null;
  readonly confirmUrl?: string;
  readonly irregularities?: Shown['irregularities'];
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
  readonly subscription?: Shown;
}

const shown = `status providerStatus irregularities { kind message } agentQuota answerLimit isBillingOn isIncomplete finishPaymentUrl quantity interval pricePerAgent { amountMinor currency }
  exactPricePerAgent { amountMinor currency } pricePerPeriod { amountMinor currency }
  trialEndsAt currentPeriodEndsAt cancelsAt endedAt graceEndsAt amountDue { amountMinor currency } amountsDue { amountMinor currency } payUrl hasUsedTrial viewerCanManage viewerCanSubscribe viewerCanChange`;
const invalid = '... on ValidationError { issues { path code } }';
const irregular = '... on IrregularSubscriptionError { irregularities { kind message } }';
const mutations = {
  createCheckoutSession: `... on CreateCheckoutSessionSuccess { url } ${invalid}`,
  changeAgentQuantity: `... on ChangeAgentQuantitySuccess { subscription { ${shown} } } ... on PaymentDueError { payUrl }
    ... on PaymentActionRequiredError { confirmUrl } ${irregular} ${invalid}`,
  cancelSubscription: `... on CancelSubscriptionSuccess { subscription { ${shown} } } ${irregular}`,
  resumeSubscription: `... on ResumeSubscriptionSuccess { subscription { ${shown} } } ${irregular}`,
  createBillingPortalSession: '... on CreateBillingPortalSessionSuccess { url }',
};

export interface RoomOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** How the stand-in treats what nobody pays for. */
  readonly stripe?: { afterRetries?: 'canceled' | 'unpaid'; retryDelaysMs?: number[] };
}

/** The billing service on a database of its own, with a Stripe to talk to; the parts of the others are played by the test. */
export async function openRoom({ environment = {}, stripe: settings = {} }: RoomOptions = {}) {
  const database: TestDatabase = await createTestDatabase();
  const identity: TestIdentity = await createTestIdentity();
  const accounts: Database = await openDatabase(
    { service: 'accounts', entities: [], directoryEntities: [], sends: [] },
    database.connection,
  );
  const billing = await openDirectory({ service: 'billing', entities: [], directoryEntities: [], sends: [] }, database.connection);
  const standIn = await startStripe({ port: 0, webhookSecret, retryDelaysMs: [50, 100, 200, 400, 800, 1600], ...settings });
  const { hostname, port } = new URL(standIn.url);
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
  let offsetMs = 0;
  const env = readBillingEnv({
    DATABASE_URL: database.connection.databaseUrl,
    ...database.passwords('billing'),
    IDENTITY_PUBLIC_KEY: identity.publicJwk,
    PUBLIC_URL: 'http://konstruct.test',
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: `${webhookSecret}, ${olderSecret}`,
    STRIPE_API_URL: standIn.url,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...environment,
  });
  const start = () => startBilling(env, createLogger({ name: 'billing', level: 'silent' }), () => new Date(Date.now() + offsetMs));
  let service: Running = await start();

  async function control<T = unknown>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> {
    const init = body ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { method };
    const response = await fetch(`${standIn.url}/_control/${path}`, init);
    if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
  const listen = () => control('config', { webhookUrl: `${service.url}/webhooks/stripe` });
  await listen();

  async function ask<T = Record<string, unknown>>(actor: Actor, query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await identity.ask(service, actor, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data as T;
  }

  async function ofTenant<T>(actor: Actor, selection: string): Promise<T> {
    const tenantId = actor.kind === 'operator' ? actor.tenantId : null;
    const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Tenant { ${selection} } } }`;
    const { _entities } = await ask<{ _entities: T[] }>(actor, query, { them: [{ __typename: 'Tenant', id: tenantId }] });
    return _entities[0] as T;
  }

  const room = {
    database,
    identity,
    standIn,
    stripe,
    control,
    ask,
    ofTenant,
    service: () => service,
    async restart() {
      await service.stop();
      service = await start();
      await listen();
    },
    /** Moves the service's clock; Stripe's own is moved by its control. */
    moveOn(days: number) {
      offsetMs += days * 86_400_000;
    },
    /** A company as accounts founds it; whoever asks for it is its owner. */
    async found(): Promise<Actor> {
      const tenantId = newId();
      await accounts.forTenant(tenantId).transactional((tx) => publish(tx, tenantCreated, tenantId, { version: 1 }));
      await until(async () => (await database.query('select from billing.entitlements where tenant_id = $1', [tenantId])).length > 0);
      return testOperator(tenantId);
    },
    subscription: async (actor: Actor) => (await ofTenant<{ subscription: Shown }>(actor, `subscription { ${shown} }`)).subscription,
    async change(actor: Actor, mutation: keyof typeof mutations, input: object): Promise<Result> {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) {
        __typename ... on UserError { message } ${mutations[mutation]} } }`;
      return (await ask<{ result: Result }>(actor, query, { input })).result;
    },
    /** Opens a checkout and returns its address. */
    async openCheckout(actor: Actor, { quantity = 3, interval = 'MONTH', idempotencyKey = randomUUID() as string } = {}): Promise<string> {
      const result = await room.change(actor, 'createCheckoutSession', { quantity, interval, idempotencyKey });
      if (!result.url) throw new Error(JSON.stringify(result));
      return result.url;
    },
    /** Chooses a card on the checkout's page, as the customer would. */
    pay: (url: string, card = 'works') => fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' }),
    /** Buys, and waits until Stripe has told. Returns the subscription's id there. */
    async buy(actor: Actor, order: { quantity?: number; interval?: string; card?: string } = {}): Promise<string> {
      const { card, ...rest } = order;
      await room.pay(await room.openCheckout(actor, rest), card);
      await until(async () => (await room.subscription(actor)).quantity !== null);
      return room.subscriptionId(actor);
    },
    async customerId(actor: Actor): Promise<string> {
      const tenantId = actor.kind === 'operator' ? actor.tenantId : null;
      const sql = 'select customer_id as id from billing_directory.customers where tenant_id = $1';
      return (await database.query<{ id: string }>(sql, [tenantId]))[0]?.id ?? '';
    },
    async subscriptionId(actor: Actor): Promise<string> {
      const { data } = await stripe.subscriptions.list({ customer: await room.customerId(actor), status: 'all' });
      return data[0]?.id ?? '';
    },
    /** POSTs to the webhook as Stripe does, signed now and with the right secret where nothing else is said. */
    post(body: string, how: { secret?: string; offset?: number; header?: string | null } = {}) {
      const time = Math.floor(Date.now() / 1000) + (how.offset ?? 0);
      const header = how.header === undefined ? `t=${time},v1=${sign(body, time, how.secret)}` : how.header;
      const headers = { 'content-type': 'application/json', ...(header === null ? {} : { 'stripe-signature': header }) };
      return fetch(`${service.url}/webhooks/stripe`, { method: 'POST', headers, body });
    },
    events: () =>
      database.query<{
        id: string;
        type: string;
        tenant_id: string | null;
        note: string | null;
        applied_at: Date | null;
        body: Buffer | null;
      }>('select id, type, tenant_id, note, applied_at, body from billing_directory.stripe_events order by received_at, id'),
    /** Waits until everything that Stripe told so far has arrived and been applied. */
    async settled() {
      await until(async () => {
        const { data } = await stripe.events.list({ limit: 100 });
        const told = await room.events();
        const applied = new Set(told.filter(({ applied_at }) => applied_at !== null).map(({ id }) => id));
        return data.every(({ id }) => applied.has(id));
      });
    },
    /** What billing published to a service that is not there to read it, oldest first. */
    messagesTo: (actor: Actor, reader: string) => waitingMessages(database, { tenantId: String(tenantOf(actor)), reader }),
    /** Adds a job as billing itself does. */
    enqueue: <TSchema extends z.ZodType>(job: JobDefinition<TSchema>, payload: z.input<TSchema>, options: JobOptions = {}) =>
      billing.fork().transactional((tx) => enqueue(tx, job, payload, options)),
    async stop() {
      await service.stop();
      await standIn.stop();
      await accounts.close();
      await billing.close();
      await database.drop();
    },
  };
  return room;
}

export type Room = Awaited<ReturnType<typeof openRoom>>;

export function sign(body: string, time: number, secret = webhookSecret): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

/** An event as Stripe writes it, about an object. */
export const event = (type: string, object: object, more: object = {}) =>
  JSON.stringify({
    ...{ id: `evt_${randomUUID().replaceAll('-', '')}`, object: 'event', api_version: '2026-10-28.endive', created: 1_764_000_000 },
    ...{ type, livemode: false, pending_webhooks: 1, request: null, data: { object }, ...more },
  });
