import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import type { History } from './history.ts';
import { answerToChange } from './model.ts';

/** Does something at Stripe; its events arrive in the way that this step chose. */
type AtStripe = (act: () => Promise<unknown>) => Promise<void>;

interface Step {
  readonly name: string;
  isPossible(history: History): boolean;
  run(history: History, atStripe: AtStripe): Promise<void>;
}

/** Throws if the answer is not the expected one. */
function expectAnswer(history: History, asked: string, got: string, expected: string): void {
  if (got !== expected)
    throw new Error(`${asked} was answered with ${got}, not with ${expected}: ${JSON.stringify(history.expected)}`);
}

const isBought = ({ customer, isDeleted }: History) => customer !== '' && !isDeleted;
const always = () => true;

/** A step about a running subscription; does nothing if none runs. */
function about(name: string, act: (history: History, running: Stripe.Subscription) => Promise<unknown>): Step {
  return {
    name,
    isPossible: isBought,
    async run(history, atStripe) {
      const running = await history.running();
      if (running) await atStripe(() => act(history, running));
    },
  };
}

/** An edit in Stripe's dashboard; the previous values are kept, so that it can be undone. */
function edit(
  name: string,
  make: (running: Stripe.Subscription, history: History) => Partial<Stripe.Subscription>,
): Step {
  return about(name, async (history, running) => {
    const edited = make(running, history);
    const before = Object.keys(edited).map((field) => [field, running[field as keyof Stripe.Subscription]] as const);
    history.before.set(running.id, { ...Object.fromEntries(before), ...history.before.get(running.id) });
    await history.edit(running.id, edited);
  });
}

const items = (running: Stripe.Subscription, change: (data: Stripe.SubscriptionItem[]) => unknown[]) =>
  ({ items: { ...running.items, data: change(running.items.data) } }) as Partial<Stripe.Subscription>;
const foreign = (item: Stripe.SubscriptionItem, id: string) => ({
  ...item,
  id,
  price: { ...item.price, id: 'price_foreign', product: 'prod_foreign' },
});
const first = (data: readonly Stripe.SubscriptionItem[]) => data.slice(0, 1);

const buy: Step = {
  name: 'buy',
  isPossible: always,
  async run(history, atStripe) {
    const { billing, owner, random } = history;
    await history.hasRead();
    const { mayBuy } = history.expected;
    const order = {
      quantity: 1 + random.below(9),
      interval: random.of(['MONTH', 'YEAR']),
      idempotencyKey: randomUUID(),
    };
    const result = await billing.change(owner, 'createCheckoutSession', order);
    expectAnswer(
      history,
      'A purchase',
      result.__typename,
      mayBuy ? 'CreateCheckoutSessionSuccess' : 'AlreadySubscribedError',
    );
    history.customer = await billing.customerId(owner);
    history.isDeleted = false;
    if (result.url) await atStripe(() => billing.pay(result.url ?? ''));
  },
};

const changeHere: Step = {
  name: 'change the number here',
  isPossible: isBought,
  async run(history, atStripe) {
    const { billing, owner, random } = history;
    await history.hasRead();
    const expected = answerToChange(history.expected);
    await atStripe(async () => {
      const input = { quantity: 1 + random.below(9), idempotencyKey: randomUUID() };
      const result = await billing.change(owner, 'changeAgentQuantity', input);
      expectAnswer(history, 'A change', result.__typename, expected);
      await history.hasRead();
    });
  },
};

/** Cancels here, or revokes the cancellation. */
const cancelHere = (mutation: 'cancelSubscription' | 'resumeSubscription'): Step => ({
  name: mutation,
  isPossible: isBought,
  async run(history, atStripe) {
    const { billing, owner } = history;
    await history.hasRead();
    const toChange = answerToChange(history.expected);
    const expected = ['NoSubscriptionError', 'IrregularSubscriptionError'].includes(toChange)
      ? toChange
      : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success`;
    await atStripe(async () => {
      const result = await billing.change(owner, mutation, { idempotencyKey: randomUUID() });
      expectAnswer(history, mutation, result.__typename, expected);
      await history.hasRead();
    });
  },
});

const second: Step = {
  name: 'a second subscription',
  isPossible: isBought,
  async run({ billing, random, sold, customer }, atStripe) {
    const [price] = (await billing.stripe.prices.list({ lookup_keys: ['konstruct_employee_month'] })).data;
    const metadata = random.below(3) === 0 ? {} : { tenant_id: sold.tenantId };
    const order = {
      customer,
      items: [{ price: price?.id ?? '', quantity: 1 + random.below(9) }],
      trial_period_days: 9,
      metadata,
    };
    await atStripe(() => billing.stripe.subscriptions.create(order));
  },
};

const undo: Step = {
  name: 'undo every edit',
  isPossible: ({ before }) => before.size > 0,
  async run(history, atStripe) {
    const edited = (await history.all()).filter(({ id, ended_at }) => history.before.has(id) && ended_at === null);
    await atStripe(async () => {
      for (const { id } of edited) await history.edit(id, history.before.get(id) ?? {});
    });
    history.before.clear();
  },
};

/** The possible steps; likely ones are listed several times. */
export const steps: readonly Step[] = [
  ...[buy, buy, buy, changeHere, changeHere, cancelHere('cancelSubscription'), cancelHere('resumeSubscription')],
  ...[second, undo, undo, undo, undo],
  about('the trial ends', ({ billing }, { id }) => billing.stripe.subscriptions.update(id, { trial_end: 'now' })),
  about('the trial ends, and the card fails', async ({ billing, customer }, { id }) => {
    await billing.control('fail-payments', { customer });
    await billing.stripe.subscriptions.update(id, { trial_end: 'now' });
    await billing.control('fail-payments', { customer, times: 0 });
  }),
  about('what is open is paid', async ({ billing }, { id }) => {
    const [open] = (await billing.stripe.invoices.list({ subscription: id, status: 'open' })).data;
    if (open?.hosted_invoice_url) await billing.pay(open.hosted_invoice_url);
  }),
  about('another number at Stripe', async ({ billing, random, sold }, { id, items: { data } }) => {
    const item = data.find(({ price }) => price.product === sold.productId);
    if (item)
      await billing.stripe.subscriptions.update(id, {
        items: [{ id: item.id, quantity: 1 + random.below(9) }],
        proration_behavior: 'none',
      });
  }),
  about('it ends', ({ billing }, { id }) => billing.stripe.subscriptions.cancel(id)),
  {
    name: 'the customer is deleted',
    isPossible: (history) => isBought(history) && history.random.below(3) === 0,
    async run(history, atStripe) {
      history.isDeleted = true;
      history.before.clear();
      await atStripe(() => history.billing.stripe.customers.del(history.customer));
    },
  },
  edit('a second item', (running) =>
    items(running, (data) => [...data, ...first(data).map((item) => foreign(item, 'si_beside'))]),
  ),
  edit('two items of ours', (running) =>
    items(running, (data) => [...data, ...first(data).map((item) => ({ ...item, id: 'si_twice' }))]),
  ),
  edit('no item', (running) => items(running, () => [])),
  edit('a foreign price', (running) => items(running, (data) => data.map((item) => foreign(item, item.id)))),
  edit('quantity 0', (running) => items(running, (data) => data.map((item) => ({ ...item, quantity: 0 })))),
  edit('every three months', (running) =>
    items(running, (data) =>
      data.map((item) => ({
        ...item,
        price: { ...item.price, recurring: { ...item.price.recurring, interval_count: 3 } },
      })),
    ),
  ),
  edit('no metadata', () => ({ metadata: {} })),
  edit('another company’s mark', () => ({ metadata: { tenant_id: '0197b000-0000-7000-8000-000000000000' } })),
  edit('the other mode', () => ({ livemode: true })),
  edit('an unknown state', () => ({ status: 'mothballed' })),
  edit('unpaid', () => ({ status: 'unpaid' })),
  edit('paused', () => ({ status: 'paused' })),
];
