import type Stripe from 'stripe';
import { hasEnded } from '../state/subscription-status.ts';
import { isFailure } from './read-failure.ts';
import { readInvoice, readRefunds, readSubscription } from './stripe-objects.adapter.ts';
import type { AccountSnapshot, SubscriptionSnapshot } from './stripe.port.ts';
import { allOf, understood } from './understood.adapter.ts';

/** Every subscription of a customer, ended or not, newest first. */
export const listSubscriptions = (stripe: Stripe, customer: string): Promise<Stripe.Subscription[]> =>
  allOf((page) => stripe.subscriptions.list({ customer, status: 'all', ...page }), 'subscription');

/** Asked if no running subscription was found: then it matters whether the customer still exists. */
async function stateOfCustomer(stripe: Stripe, customer: string): Promise<AccountSnapshot['customer']> {
  try {
    return (await understood(stripe.customers.retrieve(customer), 'customer', customer)).deleted ? 'deleted' : 'there';
  } catch (error) {
    if (isFailure(error, 'gone')) return 'unknown';
    throw error;
  }
}

/** Reads what a customer has. */
export async function readAccount(stripe: Stripe, customer: string): Promise<AccountSnapshot> {
  try {
    const [subscriptions, invoices, charges] = await Promise.all([
      listSubscriptions(stripe, customer),
      allOf((page) => stripe.invoices.list({ customer, expand: ['data.payments'], ...page }), 'invoice'),
      allOf((page) => stripe.charges.list({ customer, ...page }), 'charge'),
    ]);
    const refunds = readRefunds(charges);
    const isOver = subscriptions.every(({ status }) => hasEnded(status));
    return {
      customer: isOver ? await stateOfCustomer(stripe, customer) : 'there',
      subscriptions: subscriptions.map(readSubscription),
      invoices: invoices.flatMap((invoice) => readInvoice(invoice, refunds)),
    };
  } catch (error) {
    const state = isFailure(error, 'gone') ? await stateOfCustomer(stripe, customer) : 'there';
    if (state === 'there') throw error;
    return { customer: state, subscriptions: [], invoices: [] };
  }
}

/** Stripe's answer, or null if Stripe says that there is no such object. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isFailure(error, 'gone')) return null;
    throw error;
  }
}

export async function findSubscription(stripe: Stripe, id: string): Promise<SubscriptionSnapshot | null> {
  const found = await orNull(understood(stripe.subscriptions.retrieve(id), 'subscription', id));
  return found && readSubscription(found);
}

/** The subscription of an invoice; null if it belongs to none. */
export async function subscriptionOfInvoice(stripe: Stripe, id: string): Promise<string | null> {
  const found = await orNull(understood(stripe.invoices.retrieve(id), 'invoice', id));
  const subscription = found?.parent?.subscription_details?.subscription;
  return typeof subscription === 'string' ? subscription : (subscription?.id ?? null);
}

export async function customerOfCharge(stripe: Stripe, id: string): Promise<string | null> {
  const found = await orNull(understood(stripe.charges.retrieve(id), 'charge', id));
  return typeof found?.customer === 'string' ? found.customer : (found?.customer?.id ?? null);
}
