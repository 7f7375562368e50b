import { type Context, tenantIdOf } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ChangeAgentQuantityInput } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { isFailure } from '../stripe/read-failure.ts';
import type { Payments, QuantityChange } from '../stripe/stripe.port.ts';
import { describeAfresh } from './describe-afresh.ts';
import { refuseKey, refuseQuantity } from './quantity.ts';
import { readRunning } from './running-subscription.ts';

/** How long amounts that were shown are held to. */
const heldMs = 3_600_000;

const stalePreview = () => ({
  __typename: 'StalePreviewError' as const,
  message: 'The amounts that were shown are more than an hour old. Look at the new ones, then change the number.',
});

const declined = () => ({
  __typename: 'PaymentDeclinedError' as const,
  message: 'The bank did not pay, so nothing has changed. Choose another payment method and try again.',
});

/** Pays for more or fewer employees from a moment on; what was shown for that moment is what is charged, or nothing changes. */
export async function changeAgentQuantity(deps: Dependencies, context: Context, input: ChangeAgentQuantityInput) {
  const tenantId = tenantIdOf(context);
  const { quantity, idempotencyKey } = input;
  const refusal = refuseQuantity(quantity, ['input', 'quantity']) ?? refuseKey(idempotencyKey);
  if (refusal) return refusal;

  return askPayments(deps, async (payments) => {
    const running = await readRunning(deps, tenantId);
    if ('__typename' in running) return running;
    const { subscriptionId, itemId, isTrial } = running;
    const prorationDate = input.prorationDate && !isTrial ? new Date(input.prorationDate) : undefined;
    const change = { subscriptionId, itemId, quantity, prorationDate };
    if (prorationDate && !(await isHeldTo(payments, change, prorationDate))) return stalePreview();
    try {
      await payments.changeQuantity(change, `quantity ${tenantId} ${idempotencyKey} ${quantity} ${prorationDate?.getTime() ?? 'now'}`);
    } catch (error) {
      if (isFailure(error, 'declined')) return declined();
      if (isFailure(error, 'stale')) return stalePreview();
      throw error;
    }
    return { __typename: 'ChangeAgentQuantitySuccess' as const, subscription: await describeAfresh(deps, context) };
  });
}

/** Whether the moment is just past by the provider's own clock: a later one would be paid less for than it is used. */
async function isHeldTo(payments: Payments, change: QuantityChange, asked: Date): Promise<boolean> {
  const { prorationDate: present } = await payments.previewQuantity({ ...change, prorationDate: undefined });
  // Nothing is prorated: the number is the same already, as when a lost answer is asked for again.
  if (!present) return true;
  const age = present.getTime() - asked.getTime();
  return age > -60_000 && age <= heldMs;
}
