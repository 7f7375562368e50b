import type Stripe from 'stripe';
import { findPortal, makePortal } from './portal-configuration.adapter.ts';
import { isFailure, readFailure } from './read-failure.ts';
import { readInvoice, readPreview, readPrice, readRefunds, readSubscription } from './stripe-objects.adapter.ts';
import { connectStripe, isLiveKey, type StripeOptions } from './stripe-client.adapter.ts';
import { type AccountSnapshot, type Payments, PaymentsFailure } from './stripe.port.ts';

/** Payments through Stripe. */
export function createStripe(options: StripeOptions): Payments {
  const stripe = connectStripe(options);
  let portal: Promise<string> | null = null;

  async function listOpenCheckouts(customer: string): Promise<Stripe.Checkout.Session[]> {
    return (await stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 })).data;
  }

  async function expire(sessions: readonly Stripe.Checkout.Session[]): Promise<void> {
    for (const { id } of sessions) {
      // Completed or expired meanwhile: then it is closed, too.
      await stripe.checkout.sessions.expire(id).catch((error: unknown) => {
        if (!isFailure(error, 'refused')) throw error;
      });
    }
  }

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
      const create = (idempotencyKey: string) =>
        stripe.checkout.sessions.create(
          {
            mode: 'subscription',
            customer: order.customerId,
            client_reference_id: order.tenantId,
            metadata: { tenant_id: order.tenantId },
            line_items: [{ price: order.priceId, quantity: order.quantity }],
            subscription_data: {
              metadata: { tenant_id: order.tenantId },
              ...(order.trialDays === null
                ? {}
                : {
                    trial_period_days: order.trialDays,
                    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
                  }),
            },
            success_url: order.completedUrl,
            cancel_url: order.leftUrl,
          },
          { idempotencyKey },
        );
      let session = await create(key);
      let open = await listOpenCheckouts(order.customerId);
      if (!open.some(({ id }) => id === session.id)) {
        // The key's own checkout was closed by a later one: whoever comes back to it gets a new one, and only one.
        session = await create(`${key} after ${session.id}`);
        open = await listOpenCheckouts(order.customerId);
      }
      const { id: own, created } = session;
      await expire(open.filter((one) => one.id !== own && one.created <= created));
      if (!session.url) throw new PaymentsFailure('refused', `Checkout ${session.id} has no address.`);
      return session.url;
    },

    async readAccount(customer) {
      try {
        const [subscriptions, invoices, charges] = await Promise.all([
          stripe.subscriptions.list({ customer, status: 'all', limit: 100 }),
          stripe.invoices.list({ customer, limit: 100, expand: ['data.payments'] }),
          stripe.charges.list({ customer, limit: 100 }),
        ]);
        const refunds = readRefunds(charges.data);
        const account: AccountSnapshot = {
          subscriptions: subscriptions.data.flatMap(readSubscription),
          invoices: invoices.data.flatMap((invoice) => readInvoice(invoice, refunds)),
        };
        return account;
      } catch (error) {
        if (isFailure(error, 'gone')) return 'gone';
        throw error;
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

    async changeQuantity({ subscriptionId, itemId, quantity, prorationDate }, key) {
      await stripe.subscriptions.update(
        subscriptionId,
        {
          items: [{ id: itemId, quantity }],
          proration_behavior: 'always_invoice',
          payment_behavior: 'error_if_incomplete',
          ...(prorationDate ? { proration_date: seconds(prorationDate) } : {}),
        },
        { idempotencyKey: key },
      );
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

    async customerOfCharge(chargeId) {
      const { customer } = await stripe.charges.retrieve(chargeId);
      return typeof customer === 'string' ? customer : (customer?.id ?? null);
    },
  };
  return failingInOurWords(payments);
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

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
    changeQuantity: wrap(payments.changeQuantity),
    setCancelsAtPeriodEnd: wrap(payments.setCancelsAtPeriodEnd),
    openPortal: wrap(payments.openPortal),
    customerOfCharge: wrap(payments.customerOfCharge),
  };
}
