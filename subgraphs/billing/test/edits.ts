import type Stripe from 'stripe';

type Edit = (sold: Stripe.Subscription, item: Stripe.SubscriptionItem) => object;
export const withItems = (sold: Stripe.Subscription, data: readonly object[]) => ({ items: { ...sold.items, data } });
/** Another item that a subscription may contain. */
export const other = (item: Stripe.SubscriptionItem, product = 'prod_support') => ({
  ...item,
  id: 'si_support',
  price: { ...item.price, id: 'price_support', product, lookup_key: null },
});
const priced = (item: Stripe.SubscriptionItem, recurring: object) => ({
  ...item,
  price: { ...item.price, recurring: { ...item.price.recurring, ...recurring } },
});

/** An edit in Stripe's dashboard, its kind here, and whether the number of employees is still clear despite it. */
export const edits: readonly [name: string, kind: string, isClear: boolean, make: Edit][] = [
  ['a second item beside ours', 'OTHER_ITEMS', true, (sold, item) => withItems(sold, [item, other(item)])],
  ['a second item before ours', 'OTHER_ITEMS', true, (sold, item) => withItems(sold, [other(item), item])],
  ['two items of ours', 'ITEMS', false, (sold, item) => withItems(sold, [item, { ...item, id: 'si_again' }])],
  [
    'several items, none of them ours',
    'ITEMS',
    false,
    (sold, item) => withItems(sold, [other(item), other(item, 'prod_hosting')]),
  ],
  ['no item', 'ITEMS', false, (sold) => withItems(sold, [])],
  ['every three months', 'INTERVAL', false, (sold, item) => withItems(sold, [priced(item, { interval_count: 3 })])],
  ['every week', 'INTERVAL', false, (sold, item) => withItems(sold, [priced(item, { interval: 'week' })])],
  ['quantity 0', 'QUANTITY', false, (sold, item) => withItems(sold, [{ ...item, quantity: 0 }])],
  ['a quantity of nothing', 'QUANTITY', false, (sold, item) => withItems(sold, [{ ...item, quantity: null }])],
  ['our item at a foreign price', 'PRICE', false, (sold, item) => withItems(sold, [{ ...other(item), id: item.id }])],
  ['another item at a foreign price', 'PRICE', false, (sold, item) => withItems(sold, [other(item)])],
  ['no metadata', 'OWNER', true, () => ({ metadata: {} })],
  ['metadata with another key', 'OWNER', true, () => ({ metadata: { note: 'edited' } })],
  [
    'another company’s mark',
    'OWNER',
    true,
    () => ({ metadata: { tenant_id: '0197b000-0000-7000-8000-000000000000' } }),
  ],
  ['the other mode', 'MODE', false, () => ({ livemode: true })],
  ['nothing instead of metadata', 'OWNER', true, () => ({ metadata: null })],
  ['no items at all', 'ITEMS', false, () => ({ items: null })],
  ['an item without a price', 'PRICE', false, (sold, item) => withItems(sold, [{ ...item, price: null }])],
  ['no state', 'STATUS', false, () => ({ status: null })],
  ['a state that is not known here', 'STATUS', false, () => ({ status: 'mothballed' })],
];
