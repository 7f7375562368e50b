import type { StripeContext } from '../stripe-context.ts';
import type { StripeState } from '../stripe-state.ts';
import { wholeList } from './list.ts';
import { invalid } from './rejection.ts';

type Node = Record<string, unknown>;

const TABLES: Record<string, (state: StripeState) => Record<string, object>> = {
  prod: (state) => state.products,
  price: (state) => state.prices,
  cus: (state) => state.customers,
  pm: (state) => state.paymentMethods,
  cs: (state) => state.checkoutSessions,
  sub: (state) => state.subscriptions,
  in: (state) => state.invoices,
  ch: (state) => state.charges,
  di: (state) => state.discounts,
  bpc: (state) => state.portalConfigurations,
  clock: (state) => state.testClocks,
};

/** Fields that an object includes only on request, by the names of the object and the field. */
const INCLUDED: Record<string, (state: StripeState, object: Node) => unknown> = {
  'checkout.session.line_items': (state, { id }) =>
    wholeList(`/v1/checkout/sessions/${String(id)}/line_items`, state.checkoutPlans[String(id)]?.lines ?? []),
  'invoice.payments': (state, { id }) =>
    wholeList(
      '/v1/invoice_payments',
      Object.values(state.invoicePayments).filter(({ invoice }) => invoice === id),
    ),
  'customer.subscriptions': (state, { id }) =>
    wholeList(
      '/v1/subscriptions',
      Object.values(state.subscriptions).filter(({ customer, status }) => customer === id && status !== 'canceled'),
    ),
};

/** Replaces the ids at the given paths with the objects they refer to. `data.` iterates over a list. */
export function expand(context: StripeContext, object: object, paths: string[]): object {
  for (const path of paths) walk(context, object as Node, path.split('.'), path);
  return object;
}

function walk(context: StripeContext, node: Node, [step = '', ...rest]: string[], path: string): void {
  const state = context.state.value;
  const include = INCLUDED[`${String(node['object'])}.${step}`];
  if (include !== undefined && node[step] === undefined) node[step] = structuredClone(include(state, node));
  const value = node[step];
  if (value === null) return;
  if (value === undefined)
    throw invalid(`This property cannot be expanded (${step}). You may want to try expanding '${path}'.`, 'expand');
  const found = (id: string) => {
    const object = TABLES[id.startsWith('clock_') ? 'clock' : id.slice(0, id.indexOf('_'))]?.(state)[id];
    if (object === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand');
    return structuredClone(object);
  };
  if (typeof value === 'string') node[step] = found(value);
  if (Array.isArray(value)) node[step] = value.map((one: unknown) => (typeof one === 'string' ? found(one) : one));
  if (rest.length === 0) return;
  const next = node[step];
  if (Array.isArray(next)) for (const one of next as Node[]) walk(context, one, rest, path);
  else if (typeof next === 'object') walk(context, next as Node, rest, path);
}
