import { derivedId } from '@konstruct/kit/database';
import { publish } from '@konstruct/kit/jobs';
import { noticeRequested } from '@konstruct/schema/messages';
import { inTransaction, type TenantContext } from '../context.ts';
import { type NextCharge, PaymentsFailure } from '../stripe/stripe.port.ts';
import { listed } from '../reading/understand-subscription.ts';
import { dueOf } from '../state/due.ts';
import { graceEnd } from '../entitlement/entitle.ts';
import type { Subscription } from '../state/subscription.entity.ts';
import { statusOf } from '../state/subscription-status.ts';
import { formatDay, formatMoney } from './wording.ts';
import type { Meaning } from '../stripe/meaning.ts';

interface Notice {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The subject of a notice. */
interface Occasion {
  readonly meaning: Meaning;
  readonly subscription: Subscription;
  readonly eventId: string;
}

/** Mails the members who manage the company's payments if an event calls for it, once per event. */
export async function sendNotice(ctx: TenantContext, { meaning, subscription, eventId }: Occasion): Promise<void> {
  const notice =
    meaning === 'trial_ends'
      ? await composeTrialEnd(ctx, subscription)
      : compose(meaning, subscription, ctx.deps.graceMs);
  if (!notice) return;
  await inTransaction(ctx, async ({ tenantId, em }) => {
    await publish(em, noticeRequested, tenantId, {
      // Derived from the event, so that a repeat is mailed only once.
      noticeId: derivedId('billing', 'notice', eventId),
      roles: ['OWNER', 'BILLING'],
      subject: notice.subject,
      paragraphs: [...notice.paragraphs],
      link: { label: 'Open billing', path: '/billing' },
    });
  });
}

/** Names the amount that the provider will charge, with discounts and taxes; no amount if the provider does not say. */
async function composeTrialEnd({ tenantId, deps }: TenantContext, subscription: Subscription): Promise<Notice | null> {
  const { payments, log } = deps;
  const { trialEndsAt, quantity, cancelsAt, subscriptionId, irregularities } = subscription;
  if (statusOf(subscription.providerStatus) !== 'TRIALING' || !trialEndsAt || !payments || !subscriptionId) return null;
  if (cancelsAt && cancelsAt <= trialEndsAt) return null;
  const charge = await payments.previewNextCharge(subscriptionId).catch((error: unknown) => {
    if (!(error instanceof PaymentsFailure)) throw error;
    log.warn(
      { tenantId, fault: error.fault, error: error.message },
      'the next invoice could not be read: a mail names no amount',
    );
    return 'not told' as const;
  });
  // No charge follows: the subscription was cancelled in the meantime.
  if (charge === null) return null;
  const paragraphs = [
    `Your free trial ends on ${formatDay(trialEndsAt)}. ${atTrialEnd(charge, irregularities ? 'your subscription' : employees(quantity))}`,
    charge !== 'not told' && hasNoMethod.has(charge.how)
      ? 'To continue, add a payment method in Billing before that day.'
      : 'To continue, you don’t need to do anything. To change the number of AI employees or to cancel, go to Billing before that day.',
  ];
  return { subject: `Your free trial ends on ${formatDay(trialEndsAt)}`, paragraphs };
}

const hasNoMethod: ReadonlySet<NextCharge['how']> = new Set(['PAUSES', 'ENDS', 'NO_METHOD']);

/** Describes what happens at the end of a trial. */
function atTrialEnd(charge: NextCharge | 'not told', what: string): string {
  if (charge === 'not told') return `On that day, your card will be charged for ${what}.`;
  const { how, amountMinor, currency } = charge;
  if (how === 'PAUSES')
    return 'You have no payment method on file, so on that day your AI employees will pause, and you won’t be charged.';
  if (how === 'ENDS')
    return 'You have no payment method on file, so on that day your subscription will end, and you won’t be charged.';
  if (how === 'NOT_COLLECTED' || amountMinor <= 0) return `On that day, nothing will be charged for ${what}.`;
  const amount = formatMoney(amountMinor, currency);
  if (how === 'NO_METHOD')
    return `On that day, ${amount} is due for ${what}, and you have no payment method on file to charge.`;
  return how === 'INVOICE'
    ? `On that day, you’ll receive an invoice of ${amount} for ${what}.`
    : `On that day, ${amount} will be charged to your card for ${what}.`;
}

/** Composed from the present state: a company that has paid in the meantime is not asked to pay. */
function compose(meaning: Meaning, subscription: Subscription, graceMs: number): Notice | null {
  const due = dueOf(subscription);
  if (meaning === 'disputed') {
    const paragraphs = [
      'Your bank has asked for a payment back. If that is a mistake, tell your bank. Your AI employees keep working in the meantime.',
    ];
    return { subject: 'A payment is disputed', paragraphs };
  }
  if (meaning !== 'payment_failed' && meaning !== 'action_required') return null;
  if (due.length === 0) return null;
  // A change that waits for the bank's confirmation: nothing that is in use is unpaid.
  const isChange = ['TRIALING', 'ACTIVE'].includes(statusOf(subscription.providerStatus) ?? '');
  if (isChange && meaning === 'payment_failed') return null;
  const end = graceEnd(subscription, graceMs);
  const until = isChange
    ? 'Until you do, the change it pays for won’t take effect.'
    : end
      ? `Your AI employees keep working until ${formatDay(end)}. After that, they pause until it is paid.`
      : 'Please pay soon.';
  const amount = listed(due.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency)));
  return meaning === 'payment_failed'
    ? { subject: `A payment of ${amount} failed`, paragraphs: [`We couldn’t charge ${amount} to your card.`, until] }
    : {
        subject: `Your bank wants you to confirm a payment`,
        paragraphs: [`Your bank asks you to confirm the payment of ${amount}.`, until],
      };
}

const employees = (quantity: number | null | undefined) =>
  quantity === 1 ? 'one AI employee' : `${quantity ?? 0} AI employees`;
