import type { Call, Endpoint } from '../api/endpoint.ts';
import { LIST_PARAMS, page } from '../api/list.ts';
import { findSubscription } from '../find.ts';

export const subscriptionEndpoints: Endpoint[] = [
  { method: 'GET', url: '/v1/subscriptions', accepts: [...LIST_PARAMS, 'customer', 'status', 'price', 'test_clock'], handle: list },
  { method: 'GET', url: '/v1/subscriptions/:id', accepts: [], handle: ({ context, id }) => findSubscription(context, id) },
];

function list({ context, params, path }: Call): object {
  const [customer, status, price, clock] = ['customer', 'status', 'price', 'test_clock'].map((name) => params.text(name));
  const rows = Object.values(context.state.value.subscriptions).filter(
    (subscription) =>
      (customer === undefined || subscription.customer === customer) &&
      (price === undefined || subscription.items.data.some((item) => item.price.id === price)) &&
      (clock === undefined || subscription.test_clock === clock) &&
      // Stripe leaves out what has ended unless it is asked for.
      (status === undefined ? subscription.ended_at === null : status === 'all' || hasStatus(subscription, status)),
  );
  return page(path, rows, params);
}

function hasStatus({ status, ended_at }: { status: string; ended_at: number | null }, wanted: string): boolean {
  return wanted === 'ended' ? ended_at !== null : status === wanted;
}
