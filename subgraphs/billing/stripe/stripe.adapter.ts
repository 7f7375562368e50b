import type Stripe from 'stripe';
import { hasEnded } from '../state/subscription-status.ts';
import { customerOfCharge, findSubscription, listSubscriptions, readAccount, subscriptionOfInvoice } from './account.adapter.ts';
import { closeCheckout, closeEarlier, ownCheckout } from './checkout.adapter.ts';
import { previewNextCharge, resumePaused } from './next-charge.adapter.ts';
import { findPortal, makePortal } from './portal-configuration.adapter.ts';
import { readFailure } from './read-failure.ts';
import { connectStripe, isLiveKey, type StripeOptions } from './stripe-client.adapter.ts';
import { readPreview, readPrice } from './stripe-objects.adapter.ts';
import type { Payments, QuantityChange } from './stripe.port.ts';
import { made, notUnderstood, pageOf, textOf, understood } from './understood.adapter.ts';

/** Payments through Stripe. */
export function createStripe(options: StripeOptions): Payments {
  const stripe = connectStripe(options);
  let portal: Promise<string> | null = null;

  const payments: Payments = {
    isLive: isLiveKey(options.secretKey),

    async listPrices(lookupKeys) {
      const { data } = await pageOf(stripe.prices.list({ lookup_keys: [...lookupKeys], active: true, limit: 100 }), 'price');
      return data.flatMap(readPrice);
    },

    async createCustomer(tenantId, key) {
      const { id } = await made(stripe.customers.create({ metadata: { tenant_id: tenantId } }, { idempotencyKey: key }), 'customer');
      return id;
    },

    async addressCustomer(customerId, email) {
      await understood(stripe.customers.update(customerId, { email }), 'customer', customerId);
    },

    async openCheckout(order, key) {
      const { session, open } = await ownCheckout(stripe, order, key);
      try {
        await closeEarlier(stripe, session, open);
      } catch (error) {
        // An earlier one can still sell, so this one must not. Its own failure says less, and its address is given to nobody.
        await closeCheckout(stripe, session.id).catch(() => undefined);
        throw error;
      }
      // What could not be closed may just have sold. What is bought from now on finds this one open, and closes it.
      if ((await listSubscriptions(stripe, order.customerId)).some(({ status }) => !hasEnded(status))) {
        await closeCheckout(stripe, session.id);
        return 'subscribed';
      }
      return { url: textOf(session.url, 'the address of the checkout') };
    },

    readAccount: (customer) => readAccount(stripe, customer),

    async previewQuantity({ subscriptionId, itemId, quantity, prorationDate }) {
      const ask = (behavior: 'always_invoice' | 'none') =>
        understood(
          stripe.invoices.createPreview({
            subscription: subscriptionId,
            subscription_details: {
              items: [{ id: itemId, quantity }],
              proration_behavior: behavior,
              ...(prorationDate && behavior !== 'none' ? { proration_date: seconds(prorationDate) } : {}),
            },
          }),
          'invoice',
        );
      const [now, next] = await Promise.all([ask('always_invoice'), ask('none')]);
      return readPreview(now, next);
    },

    previewNextCharge: (subscriptionId) => previewNextCharge(stripe, subscriptionId),

    async changeQuantity(change, key) {
      const { subscriptionId: id, itemId, quantity } = change;
      const params = { ...changeOf(change), payment_behavior: 'error_if_incomplete' as const };
      const changed = await understood(stripe.subscriptions.update(id, params, { idempotencyKey: key }), 'subscription', id);
      if (quantityIn(changed, itemId) !== quantity) throw notUnderstood(`subscription ${id} has another number than was asked for.`);
    },

    // https://docs.stripe.com/billing/subscriptions/pending-updates
    async changeOnceConfirmed(change, key) {
      const { subscriptionId: id, itemId, quantity } = change;
      const params = { ...changeOf(change), payment_behavior: 'pending_if_incomplete' as const, expand: ['latest_invoice'] };
      const changed = await understood(stripe.subscriptions.update(id, params, { idempotencyKey: key }), 'subscription', id);
      if (!changed.pending_update && quantityIn(changed, itemId) === quantity) return null;
      const invoice = changed.latest_invoice;
      return textOf(typeof invoice === 'object' ? invoice?.hosted_invoice_url : null, 'where the payment is confirmed');
    },

    async setCancelsAtPeriodEnd(id, cancels, key) {
      const ask = (params: Stripe.SubscriptionUpdateParams, idempotencyKey: string) =>
        understood(stripe.subscriptions.update(id, params, { idempotencyKey }), 'subscription', id);
      let changed = await ask({ cancel_at_period_end: cancels }, key);
      // An end on a day of its own, as it is set in the dashboard, is a field of its own: https://docs.stripe.com/api/subscriptions/update
      if (!cancels && changed.cancel_at) changed = await ask({ cancel_at: '' }, `${key} day`);
      const isDone = cancels ? changed.cancel_at_period_end === true : changed.cancel_at_period_end === false && !changed.cancel_at;
      if (!isDone) throw notUnderstood(`subscription ${id} does not say what was asked for.`);
    },

    resumePaused: (subscriptionId, key) => resumePaused(stripe, subscriptionId, key),

    async openPortal(customer, { returnUrl, isForCard }) {
      portal ??= findPortal(stripe).then((known) => known ?? makePortal(stripe));
      const configuration = await portal.catch((error: unknown) => {
        portal = null;
        throw error;
      });
      const asked = stripe.billingPortal.sessions.create({
        customer,
        configuration,
        return_url: returnUrl,
        ...(isForCard
          ? {
              flow_data: {
                type: 'payment_method_update',
                after_completion: { type: 'redirect', redirect: { return_url: returnUrl } },
              },
            }
          : {}),
      });
      return textOf((await understood(asked, 'billing_portal.session')).url, 'the address of the portal');
    },

    findSubscription: (subscriptionId) => findSubscription(stripe, subscriptionId),
    subscriptionOfInvoice: (invoiceId) => subscriptionOfInvoice(stripe, invoiceId),
    customerOfCharge: (chargeId) => customerOfCharge(stripe, chargeId),
  };
  return failingInOurWords(payments);
}

const quantityIn = ({ items }: Stripe.Subscription, itemId: string): number | null =>
  (Array.isArray(items?.data) ? items.data : []).find(({ id }) => id === itemId)?.quantity ?? null;

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

const changeOf = ({ itemId, quantity, prorationDate }: QuantityChange) => ({
  items: [{ id: itemId, quantity }],
  proration_behavior: 'always_invoice' as const,
  ...(prorationDate ? { proration_date: seconds(prorationDate) } : {}),
});

/** The same, with every failure of Stripe's turned into a `PaymentsFailure`. */
function failingInOurWords(payments: Payments): Payments {
  const wrap = <TArgs extends unknown[], T>(call: (...args: TArgs) => Promise<T>) => {
    return async (...args: TArgs): Promise<T> => {
      try {
        return await call(...args);
      } catch (error) {
        throw readFailure(error);
      }
    };
  };
  return {
    isLive: payments.isLive,
    listPrices: wrap(payments.listPrices),
    createCustomer: wrap(payments.createCustomer),
    addressCustomer: wrap(payments.addressCustomer),
    openCheckout: wrap(payments.openCheckout),
    readAccount: wrap(payments.readAccount),
    previewQuantity: wrap(payments.previewQuantity),
    previewNextCharge: wrap(payments.previewNextCharge),
    changeQuantity: wrap(payments.changeQuantity),
    changeOnceConfirmed: wrap(payments.changeOnceConfirmed),
    setCancelsAtPeriodEnd: wrap(payments.setCancelsAtPeriodEnd),
    resumePaused: wrap(payments.resumePaused),
    openPortal: wrap(payments.openPortal),
    findSubscription: wrap(payments.findSubscription),
    subscriptionOfInvoice: wrap(payments.subscriptionOfInvoice),
    customerOfCharge: wrap(payments.customerOfCharge),
  };
}
