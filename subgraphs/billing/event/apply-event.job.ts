import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies } from '../context.ts';
import { applyEventJob } from '../job-definitions.ts';
import type { Payments } from '../stripe/stripe.port.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { Subscription } from '../state/subscription.entity.ts';
import { findCompany, subscriptionOf } from './find-company.ts';
import { meaningOf } from '../stripe/meaning.ts';
import { sendNotice } from './notices.ts';
import { StripeEvent } from './stripe-event.entity.ts';
import { measureLag } from './watch-events.ts';

/** The result of an event: the company that it concerned, or why nothing was done. */
interface Outcome {
  readonly tenantId?: string;
  readonly note?: string;
  readonly keepsBody?: boolean;
}

/**
 * Handles an event from Stripe: reads the present state, and mails the company if the event calls for it. Safe to
 * repeat.
 */
export function handleApplyEvent(deps: Dependencies): Handler {
  const { directory, payments, clock } = deps;
  return handleJob(applyEventJob, async ({ eventId }) => {
    const event = await directory.fork().findOne(StripeEvent, { id: eventId });
    if (!event || event.appliedAt || !payments) return;
    const { tenantId, note, keepsBody = false } = await apply(deps, payments, event);
    const appliedAt = clock.now();
    const applied = { appliedAt, tenantId: tenantId ?? null, note: note ?? null, ...(keepsBody ? {} : { body: null }) };
    await directory.fork().nativeUpdate(StripeEvent, { id: eventId }, applied);
    measureLag(event.happenedAt, appliedAt);
  });
}

async function apply(
  deps: Dependencies,
  payments: Payments,
  { id, type, isLive, body, createdAt }: StripeEvent,
): Promise<Outcome> {
  const meaning = meaningOf(type);
  if (!meaning) return { note: 'The event type is unknown here. The event was kept as received.', keepsBody: true };
  if (isLive !== payments.isLive)
    return { note: 'Its mode, test or live, is not the one this installation takes payments in.' };
  const bytes = body && Buffer.from(body);
  const company = bytes ? await findCompany(deps, payments, bytes) : null;
  if (!bytes || !company) return { note: 'It belongs to no customer of this installation.' };

  const { tenantId, readAt } = company;
  // A reading that began after the event arrived already includes the event's change: a burst of events is read once or
  // twice, not each time.
  const isRead = readAt instanceof Date && readAt > createdAt;
  const ctx = createTenantContext(deps, tenantId);
  const subscription = isRead
    ? await ctx.em.findOne(Subscription, { tenantId })
    : (await followSubscription(ctx)).subscription;
  if (!subscription) return { tenantId };
  // No mail for another subscription of the same customer: the mail describes the followed one, so it would not be
  // true.
  const about = subscriptionOf(bytes);
  if (about === null || about === subscription.subscriptionId)
    await sendNotice(ctx, { meaning, subscription, eventId: id });
  return { tenantId };
}
