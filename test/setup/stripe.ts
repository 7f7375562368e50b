import type { Product } from './product.ts';
import { control } from './sandbox.ts';

/** What the sandbox of Stripe remembers, as far as tests read it; the oldest first. */
interface StripeState {
  customers: { id: string }[];
  subscriptions: { id: string; status: string; quantity: number }[];
  invoices: {
    id: string;
    number: string;
    status: string;
    total: number;
    amount_due: number;
    hosted_invoice_url: string;
  }[];
  checkouts: { id: string; status: string }[];
}

type Table<T> = Record<string, T>;
interface RawState {
  customers: Table<{ id: string }>;
  subscriptions: Table<{ id: string; status: string; items: { data: { quantity: number }[] } }>;
  invoices: Table<StripeState['invoices'][number]>;
  checkoutSessions: Table<{ id: string; status: string }>;
}

export async function stripeState(product: Product): Promise<StripeState> {
  const raw = await control<RawState>(product, 'stripe', 'state');
  return {
    customers: Object.values(raw.customers),
    subscriptions: Object.values(raw.subscriptions).map(({ id, status, items }) => ({
      id,
      status,
      quantity: items.data[0]?.quantity ?? 0,
    })),
    invoices: Object.values(raw.invoices),
    checkouts: Object.values(raw.checkoutSessions),
  };
}

/** Moves Stripe's time forward: what falls due happens, and the product is notified of it. */
export async function moveStripeTime(product: Product, span: `${number}d`): Promise<void> {
  await control(product, 'stripe', 'clock', { advance: span });
}

/** Makes the next payments of the first customer fail, whatever the card; 0 cancels this. */
export async function failPayments(product: Product, times: number): Promise<void> {
  const [customer] = (await stripeState(product)).customers;
  await control(product, 'stripe', 'fail-payments', { customer: customer?.id, times });
}

/** Has the first customer pay with another test card from now on. */
export async function giveCard(product: Product, card: string): Promise<void> {
  const [customer] = (await stripeState(product)).customers;
  await control(product, 'stripe', 'cards', { customer: customer?.id, card });
}

/** Overwrites the state of the newest subscription. */
export async function layOverSubscription(product: Product, over: object): Promise<void> {
  const subscription = (await stripeState(product)).subscriptions.at(-1);
  await control(product, 'stripe', `subscriptions/${subscription?.id}`, over);
}
