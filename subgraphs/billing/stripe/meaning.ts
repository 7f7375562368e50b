/** What an event triggers in addition to reading the present state. */
export type Meaning = 'read' | 'trial_ends' | 'payment_failed' | 'action_required' | 'disputed';

/**
 * The events that are processed. They say only that something may have changed. The present state is read from Stripe,
 * so their order and number do not matter. https://docs.stripe.com/api/events/types
 */
const meanings: Readonly<Record<string, Meaning>> = {
  'checkout.session.completed': 'read',
  'checkout.session.expired': 'read',
  'checkout.session.async_payment_succeeded': 'read',
  'checkout.session.async_payment_failed': 'read',
  'customer.subscription.created': 'read',
  'customer.subscription.updated': 'read',
  'customer.subscription.deleted': 'read',
  'customer.subscription.paused': 'read',
  'customer.subscription.resumed': 'read',
  'customer.subscription.pending_update_applied': 'read',
  'customer.subscription.pending_update_expired': 'read',
  'customer.subscription.trial_will_end': 'trial_ends',
  'customer.updated': 'read',
  'customer.deleted': 'read',
  'invoice.created': 'read',
  'invoice.finalized': 'read',
  'invoice.finalization_failed': 'read',
  'invoice.updated': 'read',
  'invoice.paid': 'read',
  'invoice.payment_succeeded': 'read',
  'invoice.payment_failed': 'payment_failed',
  'invoice.payment_action_required': 'action_required',
  'invoice.marked_uncollectible': 'read',
  'invoice.voided': 'read',
  'charge.refunded': 'read',
  'charge.dispute.created': 'disputed',
  'charge.dispute.closed': 'read',
  'payment_method.attached': 'read',
  'payment_method.detached': 'read',
  'payment_method.automatically_updated': 'read',
};

/** The processed types: the only ones that the webhook endpoint at Stripe should send. */
export const handledEvents: readonly string[] = Object.keys(meanings);

/** Null for a type that is unknown here: such an event is stored as received. */
export function meaningOf(type: string): Meaning | null {
  return Object.hasOwn(meanings, type) ? (meanings[type] ?? null) : null;
}
