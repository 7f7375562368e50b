import { newId } from '../api/id.ts';
import { emit } from '../events/emit.ts';
import type { StripeContext } from '../stripe-context.ts';
import type { Charge, Dispute } from '../wire.ts';

const WEEK = 7 * 86_400;

const NO_EVIDENCE: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** The customer's bank withdraws the money until the dispute is decided. */
export function disputeCharge(context: StripeContext, charge: Charge, reason: string, at: number): Dispute {
  const dispute: Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: at,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: at + WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  };
  context.state.value.disputes[dispute.id] = dispute;
  charge.disputed = true;
  context.state.changed();
  emit(context, 'charge.dispute.created', dispute, at);
  return dispute;
}

/** The bank decides the dispute. */
export function closeDispute(context: StripeContext, dispute: Dispute, isWon: boolean, at: number): void {
  dispute.status = isWon ? 'won' : 'lost';
  context.state.changed();
  emit(context, 'charge.dispute.closed', dispute, at);
}
