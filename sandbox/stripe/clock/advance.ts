import { expireSession } from '../checkout/expire-session.ts';
import { collectInvoice, subscriptionOf } from '../settlement/collect-invoice.ts';
import { voidInvoice } from '../invoices/issue-invoice.ts';
import type { StripeContext } from '../stripe-context.ts';
import { cancelNow } from '../settlement/cancel-subscription.ts';
import { announceTrialEnd, TRIAL_NOTICE_SECONDS } from '../subscriptions/create-subscription.ts';
import { expirePendingUpdate } from '../settlement/pending-update.ts';
import { itemsOf, nextPeriodEnd } from '../settlement/period.ts';
import { announceRenewal, endTrial, expireIncomplete, renew } from '../subscriptions/renew.ts';
import type { Invoice, Subscription } from '../wire.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Something that happens at a certain time. */
interface Step {
  at: number;
  run(at: number): void;
}

/**
 * Runs everything under one clock (null: the sandbox server's own) that is due until `target`, each step at its own
 * time and in order.
 */
export function advanceTo(context: StripeContext, testClock: string | null, target: number): void {
  const clock = testClock === null ? undefined : context.state.value.testClocks[testClock];
  for (;;) {
    const next = nextStep(context, testClock, target);
    if (next === undefined) break;
    if (clock !== undefined) clock.frozen_time = Math.max(clock.frozen_time, next.at);
    next.run(next.at);
  }
  if (clock !== undefined) clock.frozen_time = target;
  context.state.changed();
}

function nextStep(context: StripeContext, testClock: string | null, target: number): Step | undefined {
  const { subscriptions, invoices, checkoutSessions, customers } = context.state.value;
  const steps: Step[] = [];
  for (const subscription of Object.values(subscriptions)) {
    if (subscription.test_clock === testClock && subscription.ended_at === null)
      steps.push(...stepsOf(context, subscription));
  }
  for (const invoice of Object.values(invoices)) {
    if (invoice.test_clock === testClock && invoice.status === 'open') steps.push(...retryOf(context, invoice));
  }
  for (const session of Object.values(checkoutSessions)) {
    const clock = customers[session.customer ?? '']?.test_clock ?? null;
    if (clock === testClock && session.status === 'open')
      steps.push({ at: session.expires_at, run: (at) => expireSession(context, session, at) });
  }
  let next: Step | undefined;
  for (const step of steps) {
    if (step.at <= target && (next === undefined || step.at < next.at)) next = step;
  }
  return next;
}

/** The next steps of one subscription. If two are due in the same second, the first in the list runs first. */
function stepsOf(context: StripeContext, subscription: Subscription): Step[] {
  const steps: Step[] = [];
  const announced = context.state.value.announced[subscription.id] ?? {};
  const { status, trial_end: trialEnd, cancel_at: cancelAt, pending_update: pending } = subscription;
  const end = nextPeriodEnd(subscription);
  if (status === 'incomplete')
    return [
      {
        at: subscription.created + 23 * HOUR,
        run: (at) => expireIncomplete(context, subscription, at, (invoice) => voidInvoice(context, invoice, at)),
      },
    ];
  if (cancelAt !== null)
    steps.push({ at: cancelAt, run: (at) => cancelNow(context, subscription, at, 'cancellation_requested') });
  if (pending !== null)
    steps.push({ at: pending.expires_at, run: (at) => expirePendingUpdate(context, subscription, at) });
  if (status === 'paused' || end === null) return steps;
  if (status === 'trialing' && trialEnd !== null && announced.trialEnd !== trialEnd)
    steps.push({ at: trialEnd - TRIAL_NOTICE_SECONDS, run: (at) => announceTrialEnd(context, subscription, at) });
  if (status !== 'unpaid' && cancelAt === null && announced.renewal !== end) {
    const starts = itemsOf(subscription).map(({ current_period_start: start }) => start);
    const notice = Math.max(end - context.settings.upcomingDays * DAY, ...starts);
    steps.push({ at: notice, run: (at) => announceRenewal(context, subscription, at) });
  }
  if (status === 'trialing') steps.push({ at: trialEnd ?? end, run: (at) => endTrial(context, subscription, at) });
  else steps.push({ at: end, run: (at) => renew(context, subscription, at) });
  return steps;
}

function retryOf(context: StripeContext, invoice: Invoice): Step[] {
  const { next_payment_attempt: when } = invoice;
  const subscription = context.state.value.subscriptions[subscriptionOf(invoice) ?? ''];
  if (when === null || subscription === undefined || subscription.ended_at !== null) return [];
  return [
    {
      at: when,
      run: (at) => {
        collectInvoice(context, invoice, at, { isCustomerPresent: false });
      },
    },
  ];
}
