import { createHash } from 'node:crypto';
import type { PaymentsContext } from '../context.ts';
import { PaymentsFailure } from '../stripe/stripe.port.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { dueOf } from '../state/due.ts';
import { noSubscription, refuseChange } from './running-subscription.ts';

interface Cancellation {
  /** False revokes the cancellation. */
  readonly cancels: boolean;
  readonly idempotencyKey: string;
}

/**
 * Schedules the end of the subscription with its period, or continues it, even with unpaid invoices. Returns what
 * prevents the change.
 */
export async function setCancels(ctx: PaymentsContext, { cancels, idempotencyKey }: Cancellation) {
  const { tenantId, payments } = ctx;
  const { subscription } = await followSubscription(ctx);
  const rejection = refuseChange(subscription);
  if (rejection) return rejection;
  if (!subscription?.subscriptionId) return noSubscription();
  // A caller's key may be of any length and contain any characters; the provider accepts 255 plain ones.
  const key = `${cancels ? 'cancel' : 'resume'} ${tenantId} ${createHash('sha256').update(idempotencyKey).digest('hex')}`;
  const { subscriptionId: id, providerStatus } = subscription;
  if (cancels || providerStatus !== 'paused') await payments.setCancelsAtPeriodEnd(id, cancels, key);
  // It was resumed already, and continues once that invoice is paid. Resuming it again would bill it again.
  else if (dueOf(subscription).length > 0)
    throw new PaymentsFailure('declined', `Subscription ${id} waits for its invoice.`);
  // A paused subscription does not end either, and does not continue before it is resumed.
  else await payments.resumePaused(id, key);
  return null;
}
