import { randomUUID } from 'node:crypto';
import { type Actor, tenantOf } from '@konstruct/kit/identity';
import { undoneJobs, until } from '@konstruct/kit/testing';
import type Stripe from 'stripe';
import { readSubscriptionJob } from '../../job-definitions.ts';
import type { BillingService } from '../billing-service.ts';
import type { Random } from './random.ts';
import { atFirst, type Expected, read, type Sold } from './model.ts';
import { steps } from './steps.ts';

/** How the events of a step arrive: once, twice and in parallel, never, or some steps later and in another order. */
const ways = ['plain', 'plain', 'plain', 'doubled', 'lost', 'late'] as const;
type Way = (typeof ways)[number];

interface Sent {
  readonly eventId: string;
  readonly state: string;
}

/** One company, its life at Stripe so far, and the expected result. */
export interface History {
  readonly billing: BillingService;
  readonly owner: Actor;
  readonly sold: Sold;
  readonly random: Random;
  /** The steps so far, for the developer who has to find out why it failed. */
  readonly trace: string[];
  /** Fields of a subscription before they were edited, by its id. */
  readonly before: Map<string, Partial<Stripe.Subscription>>;
  expected: Expected;
  customer: string;
  /** Whether that customer was deleted at Stripe: the next purchase creates another. */
  isDeleted: boolean;
  /** Every subscription of the customer, read from Stripe. */
  all(): Promise<Stripe.Subscription[]>;
  /** The subscription that a step is about: a running one, the followed one first; null if none runs. */
  running(): Promise<Stripe.Subscription | null>;
  /** Records that the service has just read Stripe. */
  hasRead(): Promise<void>;
  edit(id: string, edited: object): Promise<void>;
}

async function begin(billing: BillingService, productId: string, random: Random): Promise<History> {
  const owner = await billing.createTenant();
  const sold = { tenantId: String(tenantOf(owner)), productId };
  const history: History = {
    ...{
      billing,
      owner,
      sold,
      random,
      trace: [],
      before: new Map(),
      expected: atFirst,
      customer: '',
      isDeleted: false,
    },
    async all() {
      if (!history.customer) return [];
      return billing.stripe.subscriptions
        .list({ customer: history.customer, status: 'all', limit: 100 })
        .autoPagingToArray({ limit: 100 });
    },
    async running() {
      const running = (await history.all()).filter(
        ({ status }) => status !== 'canceled' && status !== 'incomplete_expired',
      );
      return running.find(({ id }) => id === history.expected.followed) ?? running[0] ?? null;
    },
    async hasRead() {
      history.expected = read(history.expected, await history.all(), sold);
    },
    async edit(id, edited) {
      await billing.control(`subscriptions/${id}`, edited);
    },
  };
  return history;
}

const sentTo = ({ billing, customer }: History) => billing.control<Sent[]>(`deliveries?customer=${customer}`);

/** Waits until every event that was sent about the customer has been processed. */
async function settle(history: History): Promise<void> {
  const { billing } = history;
  await until(async () => {
    const ids = (await sentTo(history))
      .filter(({ state }) => state === 'waiting' || state === 'delivered')
      .map(({ eventId }) => eventId);
    const sql =
      'select count(*)::int as count from billing_directory.stripe_events where id = any($1) and applied_at is not null';
    return (await billing.database.query<{ count: number }>(sql, [ids]))[0]?.count === ids.length;
  });
}

async function take(history: History, way: Way): Promise<void> {
  const { billing, random, trace } = history;
  const possible = steps.filter(({ isPossible }) => isPossible(history));
  const step = random.of(possible);
  trace.push(`${step.name} (${way})`);
  await step.run(history, async (act) => {
    const mode = way === 'doubled' ? { duplicates: 2, parallel: true } : { drop: true };
    const known = new Set((await sentTo(history)).map(({ eventId }) => eventId));
    if (way !== 'plain') await billing.control('delivery', { customer: history.customer, next: 1000, ...mode });
    await act();
    if (way !== 'plain') await billing.control(`delivery?customer=${history.customer}`, undefined, 'DELETE');
    if (way === 'plain' || way === 'doubled') {
      const sent = (await sentTo(history)).filter(
        ({ eventId, state }) => !known.has(eventId) && state !== 'not enabled',
      );
      if (sent.length > 0) await settle(history).then(() => history.hasRead());
    }
  });
}

/** Sends some of the events withheld so far, last first. The others may never arrive. */
async function deliverLate(history: History): Promise<void> {
  const { billing, random } = history;
  const held = (await sentTo(history)).filter(({ state }) => state === 'withheld').map(({ eventId }) => eventId);
  const late = held.filter(() => random.below(2) === 0).toReversed();
  if (late.length === 0) return;
  history.trace.push(`${late.length} events come late`);
  for (const event_id of late) await billing.control('redeliver', { event_id });
  await settle(history);
  await history.hasRead();
}

async function reconcile(history: History): Promise<void> {
  const { billing, sold } = history;
  const key = `history ${randomUUID()}`;
  await billing.enqueue(readSubscriptionJob, { tenantId: sold.tenantId, isReconcile: true }, { key });
  await until(async () => (await undoneJobs(billing.database, readSubscriptionJob.name, key)).length === 0);
  await history.hasRead();
}

/** A random life of a subscription at Stripe, with a reading at the end. */
export async function playHistory(billing: BillingService, productId: string, random: Random): Promise<History> {
  const history = await begin(billing, productId, random);
  const count = 4 + history.random.below(6);
  try {
    for (let index = 0; index < count; index += 1) {
      await take(history, history.random.of(ways));
      if (history.customer && history.random.below(4) === 0) await deliverLate(history);
    }
    await reconcile(history);
  } catch (error) {
    throw new Error(`It broke off: ${history.trace.join(' > ')}`, { cause: error });
  }
  return history;
}
