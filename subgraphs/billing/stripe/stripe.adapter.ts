import { findPortal, makePortal } from './portal-configuration.adapter.ts';
import { createHash } from 'node:crypto';
import { hasEnded } from '../subscription/subscription-status.ts';
import { closeCheckout, closeEarlier, listOpenCheckouts, newCheckout } from './checkout.adapter.ts';
import { isFailure, readFailure } from './read-failure.ts';
import { readInvoice, readPreview, readPrice, readRefunds, readSubscription } from './stripe-objects.adapter.ts';
import { connectStripe, isLiveKey, type StripeOptions } from './stripe-client.adapter.ts';
import { type AccountSnapshot, type Payments, PaymentsFailure, type QuantityChange } from './stripe.port.ts';

/** How often a checkout that was closed is opened again for the same key. */
const mostReopened = 5;

/** Payments through Stripe. */
export function createStripe(options: StripeOptions): Payments {
  const stripe = connectStripe(options);
  let portal: Promise<string> | null = null;

  /** Asked where nothing of the customer's runs: then it matters whether it is still there. */
  async function stateOfCustomer(customer: string): Promise<AccountSnapshot['customer']> {
    try {
      return (await stripe.customers.retrieve(customer)).deleted ? 'deleted' : 'there';
    } catch (error) {
      if (isFailure(error, 'gone')) return 'unknown';
      throw error;
    }
  }

  const listSubscriptions = (customer: string) =>
    stripe.subscriptions.list({ customer, status: 'all', limit: 100 }).autoPagingToArray({ limit: 1000 });

  const payments: Payments = {
    isLive: isLiveKey(options.secretKey),

    async listPrices(lookupKeys) {
      const { data } = await stripe.prices.list({ lookup_keys: [...lookupKeys], active: true, limit: 100 });
      return data.flatMap(readPrice);
    },

    async createCustomer(tenantId, key) {
      const { id } = await stripe.customers.create({ metadata: { tenant_id: tenantId } }, { idempotencyKey: key });
      return id;
    },

    async addressCustomer(customerId, email) {
      await stripe.customers.update(customerId, { email });
    },

    async openCheckout(order, key) {
      let session = await newCheckout(stripe, order, key);
      let open = await listOpenCheckouts(stripe, order.customerId);
      let ownKey = key;
      for (let again = 0; again < mostReopened && !open.some(({ id }) => id === session.id); again += 1) {
        // The key's own checkout was closed by a later one: who comes back to it gets a new one, and only one.
        ownKey = `${ownKey} after ${session.id}`;
        session = await newCheckout(stripe, order, createHash('sha256').update(ownKey).digest('hex'));
        open = await listOpenCheckouts(stripe, order.customerId);
      }
      try {
        await closeEarlier(stripe, session, open);
      } catch (error) {
        // An earlier one can still sell, so this one must not. Its own failure says less, and its address is given to nobody.
        await closeCheckout(stripe, session.id).catch(() => undefined);
        throw error;
      }
      // What could not be closed may just have sold. What is bought from now on finds this one open, and closes it.
      if ((await listSubscriptions(order.customerId)).some(({ status }) => !hasEnded(status))) {
        await closeCheckout(stripe, session.id);
        return 'subscribed';
      }
      if (!session.url) throw new PaymentsFailure('refused', `Checkout ${session.id} has no address.`);
      return { url: session.url };
    },

    async readAccount(customer) {
      try {
        const [subscriptions, invoices, charges] = await Promise.all([
          listSubscriptions(customer),
          stripe.invoices.list({ customer, limit: 100, expand: ['data.payments'] }),
          stripe.charges.list({ customer, limit: 100 }),
        ]);
        const refunds = readRefunds(charges.data);
        const isOver = subscriptions.every(({ status }) => hasEnded(status));
        return {
          customer: isOver ? await stateOfCustomer(customer) : 'there',
          subscriptions: subscriptions.map(readSubscription),
          invoices: invoices.data.flatMap((invoice) => readInvoice(invoice, refunds)),
        };
      } catch (error) {
        const state = isFailure(error, 'gone') ? await stateOfCustomer(customer) : 'there';
        if (state === 'there') throw error;
        return { customer: state, subscriptions: [], invoices: [] };
      }
    },

    async previewQuantity({ subscriptionId, itemId, quantity, prorationDate }) {
      const ask = (behavior: 'always_invoice' | 'none') =>
        stripe.invoices.createPreview({
          subscription: subscriptionId,
          subscription_details: {
            items: [{ id: itemId, quantity }],
            proration_behavior: behavior,
            ...(prorationDate && behavior !== 'none' ? { proration_date: seconds(prorationDate) } : {}),
          },
        });
      const [now, next] = await Promise.all([ask('always_invoice'), ask('none')]);
      return readPreview(now, next);
    },

    async previewNextCharge(subscription) {
      try {
        const { amount_due, currency } = await stripe.invoices.createPreview({ subscription });
        const { collection_method: method, pause_collection: pause } = await stripe.subscriptions.retrieve(subscription);
        const how = pause ? 'NOT_COLLECTED' : method === 'send_invoice' ? 'INVOICE' : 'CARD';
        return { amountMinor: amount_due, currency: currency.toUpperCase(), how };
      } catch (error) {
        if ((error as { code?: unknown }).code === 'invoice_upcoming_none') return null;
        throw error;
      }
    },

    async changeQuantity(change, key) {
      await stripe.subscriptions.update(
        change.subscriptionId,
        { ...changeOf(change), payment_behavior: 'error_if_incomplete' },
        { idempotencyKey: key },
      );
    },

    // https://docs.stripe.com/billing/subscriptions/pending-updates
    async changeOnceConfirmed(change, key) {
      const { pending_update, latest_invoice: invoice } = await stripe.subscriptions.update(
        change.subscriptionId,
        { ...changeOf(change), payment_behavior: 'pending_if_incomplete', expand: ['latest_invoice'] },
        { idempotencyKey: key },
      );
      return pending_update && typeof invoice === 'object' ? (invoice?.hosted_invoice_url ?? null) : null;
    },

    async setCancelsAtPeriodEnd(subscriptionId, cancels, key) {
      await stripe.subscriptions.update(subscriptionId, { cancel_at_period_end: cancels }, { idempotencyKey: key });
    },

    async openPortal(customer, { returnUrl, isForCard }) {
      portal ??= findPortal(stripe).then((known) => known ?? makePortal(stripe));
      const configuration = await portal.catch((error: unknown) => {
        portal = null;
        throw error;
      });
      const { url } = await stripe.billingPortal.sessions.create({
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
      return url;
    },

    async holderOfSubscription(subscriptionId) {
      try {
        const { customer, status } = await stripe.subscriptions.retrieve(subscriptionId);
        return { customerId: typeof customer === 'string' ? customer : customer.id, status };
      } catch (error) {
        if (isFailure(error, 'gone')) return null;
        throw error;
      }
    },

    async customerOfCharge(chargeId) {
      try {
        const { customer } = await stripe.charges.retrieve(chargeId);
        return typeof customer === 'string' ? customer : (customer?.id ?? null);
      } catch (error) {
        if (isFailure(error, 'gone')) return null;
        throw error;
      }
    },
  };
  return failingInOurWords(payments);
}

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
    openPortal: wrap(payments.openPortal),
    holderOfSubscription: wrap(payments.holderOfSubscription),
    customerOfCharge: wrap(payments.customerOfCharge),
  };
}
