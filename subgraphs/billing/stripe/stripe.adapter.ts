import type Stripe from 'stripe';
import { customerOfCharge, findSubscription, readAccount, subscriptionOfInvoice } from './account.adapter.ts';
import { createChanges } from './change-subscription.adapter.ts';
import { openCheckout } from './checkout.adapter.ts';
import { previewNextCharge, resumePaused } from './next-charge.adapter.ts';
import { createPortal } from './portal.adapter.ts';
import { readFailure } from './read-failure.ts';
import { createStripeClient, isLiveKey, type StripeOptions } from './stripe-client.adapter.ts';
import { readPrice } from './stripe-objects.adapter.ts';
import type { Payments } from './stripe.port.ts';
import { made, pageOf, understood } from './understood.adapter.ts';

/** Payments through Stripe. */
export function createStripe(options: StripeOptions): Payments {
  const stripe = createStripeClient(options);
  return failingInOurWords({
    isLive: isLiveKey(options.secretKey),
    listPrices: (lookupKeys) => listPrices(stripe, lookupKeys),
    ...createCustomers(stripe),
    openCheckout: (order, key) => openCheckout(stripe, order, key),
    ...createChanges(stripe),
    ...createPortal(stripe),
    readAccount: (customer) => readAccount(stripe, customer),
    previewNextCharge: (subscriptionId) => previewNextCharge(stripe, subscriptionId),
    resumePaused: (subscriptionId, key) => resumePaused(stripe, subscriptionId, key),
    findSubscription: (subscriptionId) => findSubscription(stripe, subscriptionId),
    subscriptionOfInvoice: (invoiceId) => subscriptionOfInvoice(stripe, invoiceId),
    customerOfCharge: (chargeId) => customerOfCharge(stripe, chargeId),
  });
}

async function listPrices(stripe: Stripe, lookupKeys: readonly string[]) {
  const { data } = await pageOf(
    stripe.prices.list({ lookup_keys: [...lookupKeys], active: true, limit: 100 }),
    'price',
  );
  return data.flatMap(readPrice);
}

const createCustomers = (stripe: Stripe): Pick<Payments, 'createCustomer' | 'addressCustomer'> => ({
  async createCustomer(tenantId, idempotencyKey) {
    const { id } = await made(
      stripe.customers.create({ metadata: { tenant_id: tenantId } }, { idempotencyKey }),
      'customer',
    );
    return id;
  },

  async addressCustomer(customerId, email) {
    await understood(stripe.customers.update(customerId, { email }), 'customer', customerId);
  },
});

/** The same, with every failure of Stripe converted to a `PaymentsFailure`. */
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
