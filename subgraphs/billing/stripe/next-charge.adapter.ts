import type Stripe from 'stripe';
import { type NextCharge, PaymentsFailure } from './stripe.port.ts';
import { numberOf, textOf, understood } from './understood.adapter.ts';

/**
 * What was agreed for a trial that ends without a payment method:
 * https://docs.stripe.com/billing/subscriptions/trials/free-trials
 */
const withoutMethod: Readonly<Record<string, NextCharge['how']>> = { pause: 'PAUSES', cancel: 'ENDS' };

/** What the next invoice of a subscription charges, and how; null if there is no next invoice. */
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

/** Whether there is a payment method that Stripe would charge: the subscription's own or its customer's. */
function hasMethod({ default_payment_method: method, default_source: source, customer }: Stripe.Subscription): boolean {
  if (method || source || typeof customer === 'string') return true;
  return (
    !('deleted' in customer) && Boolean(customer.invoice_settings?.default_payment_method || customer.default_source)
  );
}

/**
 * Resumes a paused subscription once its invoice is paid: https://docs.stripe.com/api/subscriptions/resume. If no
 * payment method could pay it, Stripe is not asked, since that would leave an invoice behind.
 */
export async function resumePaused(stripe: Stripe, id: string, idempotencyKey: string): Promise<void> {
  if (!hasMethod(await withCustomer(stripe, id)))
    throw new PaymentsFailure('declined', `Subscription ${id} has nothing that pays for it.`);
  const params = { payment_behavior: 'resume_on_payment_success' };
  const { status } = await understood(stripe.subscriptions.resume(id, params, { idempotencyKey }), 'subscription', id);
  if (status === 'paused') throw new PaymentsFailure('declined', `Subscription ${id} was not paid, and stays paused.`);
}
