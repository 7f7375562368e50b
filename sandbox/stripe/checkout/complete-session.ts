import { newCustomer } from '../customers/customer.ts';
import { emit } from '../events/emit.ts';
import { findCustomer } from '../find.ts';
import { askBank, type Outcome } from '../invoices/charge.ts';
import { attach, keepCard } from '../payment-methods/attach-card.ts';
import type { TestCard } from '../payment-methods/card.ts';
import { nowOf, type StripeContext } from '../stripe-context.ts';
import type { CheckoutPlan } from '../stripe-state.ts';
import { createSubscription } from '../subscriptions/create-subscription.ts';
import type { CheckoutSession, Customer, PaymentMethod } from '../wire.ts';

const DAY = 86_400;

/** The result after the customer has pressed the button. */
export type CheckoutEnd = 'complete' | 'declined' | 'card needed' | 'not open';

/**
 * The customer pays or starts the trial: creates the subscription and sends its events. A card is required unless the
 * trial needs none.
 */
export function completeSession(
  context: StripeContext,
  session: CheckoutSession,
  plan: CheckoutPlan,
  card: TestCard | null,
): CheckoutEnd {
  if (session.status !== 'open') return 'not open';
  const line = plan.lines[0];
  if (line === undefined) return 'not open';
  if (card === null && !plan.isTrialWithoutCard) return 'card needed';
  if (card?.behaviour === 'declines') return 'declined';
  const known = session.customer === null ? undefined : findCustomer(context, session.customer);
  const at = nowOf(context, known?.test_clock ?? null);
  const trialEnd = plan.trialDays === null ? plan.trialEnd : at + plan.trialDays * DAY;
  const owner = known ?? createCustomer(context, session, at);
  const method =
    card === null ? undefined : keepCard(context, card, { email: owner.email, name: owner.name ?? null }, at);
  let outcome: Outcome | undefined;
  if (trialEnd === null) {
    outcome = askBank(context, owner, method, true);
    if (outcome !== 'paid') return 'declined';
  }
  if (method !== undefined) attach(context, method, owner);
  subscribe(context, session, plan, { customer: owner, method, trialEnd, at, outcome });
  return 'complete';
}

interface Purchase {
  customer: Customer;
  method: PaymentMethod | undefined;
  trialEnd: number | null;
  at: number;
  outcome: Outcome | undefined;
}

function subscribe(context: StripeContext, session: CheckoutSession, plan: CheckoutPlan, purchase: Purchase): void {
  const { customer, method, trialEnd, at, outcome } = purchase;
  const line = plan.lines[0];
  if (line === undefined) return;
  const subscription = createSubscription(
    context,
    {
      customer: customer.id,
      testClock: customer.test_clock,
      price: line.price,
      quantity: line.quantity,
      metadata: plan.metadata,
      description: plan.description,
      defaultPaymentMethod: method?.id ?? null,
      trialEnd,
      missingPaymentMethod: plan.missingPaymentMethod,
      cancelAtPeriodEnd: false,
      discounts: [],
    },
    at,
    { isCustomerPresent: true, outcome },
  );
  session.status = 'complete';
  session.url = null;
  session.customer = customer.id;
  session.customer_details = {
    address: null,
    business_name: null,
    email: customer.email,
    individual_name: null,
    name: customer.name ?? null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  session.subscription = subscription.id;
  session.invoice = subscription.latest_invoice;
  session.payment_status = trialEnd === null ? 'paid' : 'no_payment_required';
  context.state.changed();
  emit(context, 'checkout.session.completed', session, at);
}

function createCustomer(context: StripeContext, session: CheckoutSession, at: number): Customer {
  const customer = newCustomer(
    {
      email: session.customer_email ?? 'customer@example.com',
      name: null,
      description: null,
      phone: null,
      metadata: {},
      testClock: null,
    },
    at,
  );
  context.state.value.customers[customer.id] = customer;
  session.customer = customer.id;
  emit(context, 'customer.created', customer, at);
  return customer;
}
