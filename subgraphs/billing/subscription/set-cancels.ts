import { createHash } from 'node:crypto';
import type { PaymentsContext } from '../context.ts';
import { PaymentsFailure } from '../stripe/stripe.port.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { dueOf } from '../state/due.ts';
import { noSubscription, refuseChange } from './running-subscription.ts';

interface Cancellation {
  /** False takes it back. */
  readonly cancels: boolean;
  readonly idempotencyKey: string;
}

/** Has the subscription end with its period, or go on; whatever is unpaid. Returns what stands in the way. */
export async function setCancels(ctx: PaymentsContext, { cancels, idempotencyKey }: Cancellation) {
  const { tenantId, payments } = ctx;
  const { subscription } = await followSubscription(ctx);
  const refusal = refuseChange(subscription);
  if (refusal) return refusal;
  if (!subscription?.subscriptionId) return noSubscription();
  // A caller's key may be of any length and letters; the provider takes 255 plain ones.
  const key = `${cancels ? 'cancel' : 'resume'} ${tenantId} ${createHash('sha256').update(idempotencyKey).digest('hex')}`;
  const { subscriptionId: id, providerStatus } = subscription;
  if (cancels || providerStatus !== 'paused') await payments.setCancelsAtPeriodEnd(id, cancels, key);
  // It was resumed already, and goes on once that invoice is paid: resumed again, it would be billed again.
  else if (dueOf(subscription).length > 0) throw new PaymentsFailure('declined', `Subscription ${id} waits for its invoice.`);
  // What is paused does not end either, and does not go on before it is resumed.
  else await payments.resumePaused(id, key);
  return null;
}
