import { newId } from '../api/id.ts';
import { wholeList } from '../api/list.ts';
import { planOf } from '../products/price.ts';
import type { Price, Subscription, SubscriptionItem } from '../wire.ts';

/** The properties that distinguish one subscription from another. */
export interface SubscriptionFacts {
  customer: string;
  testClock: string | null;
  price: Price;
  quantity: number;
  metadata: Record<string, string>;
  description: string | null;
  defaultPaymentMethod: string | null;
  trialEnd: number | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  cancelAtPeriodEnd: boolean;
  discounts: string[];
  periodEnd: number;
}

export function newItem(
  subscription: string,
  price: Price,
  quantity: number,
  start: number,
  end: number,
  at: number,
): SubscriptionItem {
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: at,
    current_period_end: end,
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** A new subscription, `incomplete` until its first invoice is paid. */
export function newSubscription(facts: SubscriptionFacts, at: number): Subscription {
  const id = newId('sub');
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: facts.trialEnd ?? at,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible', updated_at: at },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: facts.cancelAtPeriodEnd ? facts.periodEnd : null,
    cancel_at_period_end: facts.cancelAtPeriodEnd,
    canceled_at: facts.cancelAtPeriodEnd ? at : null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: at,
    currency: facts.price.currency,
    customer: facts.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: facts.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: facts.description,
    discounts: facts.discounts,
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: wholeList(`/v1/subscription_items?subscription=${id}`, [
      newItem(id, facts.price, facts.quantity, at, facts.periodEnd, at),
    ]),
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: facts.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: at,
    status: facts.trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: facts.testClock,
    transfer_data: null,
    trial_end: facts.trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: facts.missingPaymentMethod },
    },
    trial_start: facts.trialEnd === null ? null : at,
  };
}
