import type Stripe from 'stripe';
import { type NextCharge, PaymentsFailure } from './stripe.port.ts';
import { numberOf, textOf, understood } from './understood.adapter.ts';

/** What a trial that ends without a payment method was agreed to do: https://docs.stripe.com/billing/subscriptions/trials/free-trials */
const withoutMethod: Readonly<Record<string, NextCharge['how']>> = { pause: 'PAUSES', cancel: 'ENDS' };

/** What the next invoice of a subscription charges, and how; null where none follows. */
export async function previewNextCharge(stripe: Stripe, id: string): Promise<NextCharge | null> {
  try {
    const preview = await understood(stripe.invoices.createPreview({ subscription: id }), 'invoice');
    const amountMinor = numberOf(preview.amount_due, 'what is due');
    const currency = textOf(preview.currency, 'its currency').toUpperCase();
    return { amountMinor, currency, how: howOf(await withCustomer(stripe, id)) };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'invoice_upcoming_none') return null;
    throw error;
  }
}

const withCustomer = (stripe: Stripe, id: string) =>
  understood(stripe.subscriptions.retrieve(id, { expand: ['customer'] }), 'subscription', id);

function howOf(subscription: Stripe.Subscription): NextCharge['how'] {
  if (subscription.pause_collection) return 'NOT_COLLECTED';
  if (subscription.collection_method === 'send_invoice') return 'INVOICE';
  if (hasMethod(subscription)) return 'CARD';
  return withoutMethod[subscription.trial_settings?.end_behavior?.missing_payment_method ?? ''] ?? 'NO_METHOD';
}

/** Whether there is one that Stripe would charge, which may be the subscription's own or its customer's. */
function hasMethod({ default_payment_method: method, default_source: source, customer }: Stripe.Subscription): boolean {
  if (method || source || typeof customer === 'string') return true;
  return !('deleted' in customer) && Boolean(customer.invoice_settings?.default_payment_method || customer.default_source);
}

/**
 * Has a paused subscription go on, once its invoice is paid: https://docs.stripe.com/api/subscriptions/resume. Where nothing could pay it
 * is not asked for, since an invoice would be left behind.
 */
export async function resumePaused(stripe: Stripe, id: string, idempotencyKey: string): Promise<void> {
  if (!hasMethod(await withCustomer(stripe, id))) throw new PaymentsFailure('declined', `Subscription ${id} has nothing that pays for it.`);
  const params = { payment_behavior: 'resume_on_payment_success' };
  const { status } = await understood(stripe.subscriptions.resume(id, params, { idempotencyKey }), 'subscription', id);
  if (status === 'paused') throw new PaymentsFailure('declined', `Subscription ${id} was not paid, and stays paused.`);
}
