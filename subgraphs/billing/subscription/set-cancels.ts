import { createHash } from 'node:crypto';
import type { Dependencies } from '../dependencies.ts';
import type { Payments } from '../stripe/stripe.port.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { noSubscription, refuseChange } from './running-subscription.ts';

/** Has the subscription end with its period, or go on; whatever is unpaid. Returns what stands in the way. */
export async function setCancels(deps: Dependencies, payments: Payments, tenantId: string, cancels: boolean, idempotencyKey: string) {
  const { subscription } = await followSubscription(deps, tenantId);
  const refusal = refuseChange(subscription);
  if (refusal) return refusal;
  if (!subscription?.subscriptionId) return noSubscription();
  // A caller's key may be of any length and letters; the provider takes 255 plain ones.
  const key = `${cancels ? 'cancel' : 'resume'} ${tenantId} ${createHash('sha256').update(idempotencyKey).digest('hex')}`;
  // What is paused does not end either, and does not go on before it is resumed.
  if (!cancels && subscription.providerStatus === 'paused') await payments.resumePaused(subscription.subscriptionId, key);
  else await payments.setCancelsAtPeriodEnd(subscription.subscriptionId, cancels, key);
  return null;
}
