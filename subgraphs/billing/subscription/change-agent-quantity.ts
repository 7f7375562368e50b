import type { Context, PaymentsContext } from '../context.ts';
import type { ChangeAgentQuantityInput } from '../generated/resolvers.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { isFailure } from '../stripe/read-failure.ts';
import type { QuantityChange } from '../stripe/stripe.port.ts';
import { describeCurrent } from './describe-current.ts';
import { refuseQuantity } from './quantity.ts';
import { stripeKeyPart } from './stripe-key.ts';
import { readRunning } from './running-subscription.ts';

/** How long previewed amounts stay valid. */
const heldMs = 3_600_000;

const stalePreview = () => ({
  __typename: 'StalePreviewError' as const,
  message: 'The amounts shown are more than an hour old. Review the new ones, then change the number.',
});

const declined = () => ({
  __typename: 'PaymentDeclinedError' as const,
  message: 'The payment was declined, so nothing has changed. Choose another payment method and try again.',
});

const actionRequired = (confirmUrl: string) => ({
  __typename: 'PaymentActionRequiredError' as const,
  message:
    'Your bank wants you to confirm the payment. The number changes once you do. Until then, nothing has changed.',
  confirmUrl,
});

/**
 * Pays for more or fewer employees from a given moment on. The amount previewed for that moment is charged, or nothing
 * changes.
 */
export async function changeAgentQuantity(ctx: Context, input: ChangeAgentQuantityInput) {
  const { quantity, idempotencyKey } = input;
  const rejection = refuseQuantity(quantity, ['input', 'quantity']);
  if (rejection) return rejection;

  return askPayments(ctx, async (paying) => {
    const running = await readRunning(paying);
    if ('__typename' in running) return running;
    const { subscriptionId, itemId, isTrial } = running;
    const prorationDate = input.prorationDate && !isTrial ? new Date(input.prorationDate) : undefined;
    const wanted = { subscriptionId, itemId, quantity, prorationDate };
    if (prorationDate && !(await isHeldTo(paying, wanted, prorationDate))) return stalePreview();
    const key = `quantity ${paying.tenantId} ${stripeKeyPart(idempotencyKey)} ${quantity} ${prorationDate?.getTime() ?? 'now'}`;
    const refused = await change(paying, wanted, key);
    // If the request is repeated after the bank's confirmation, Stripe repeats its first answer.
    const isReached = refused?.__typename === 'PaymentActionRequiredError' && (await hasQuantity(paying, quantity));
    if (refused && !isReached) return refused;
    return { __typename: 'ChangeAgentQuantitySuccess' as const, subscription: await describeCurrent(ctx) };
  });
}

const hasQuantity = async (ctx: PaymentsContext, quantity: number) =>
  (await followSubscription(ctx)).subscription?.quantity === quantity;

/**
 * Makes the change. Returns what prevents it; if the bank wants the card's owner to confirm, the change waits for that.
 */
async function change({ payments }: PaymentsContext, wanted: QuantityChange, key: string) {
  try {
    await payments.changeQuantity(wanted, key);
    return null;
  } catch (error) {
    if (isFailure(error, 'declined')) return declined();
    if (isFailure(error, 'stale')) return stalePreview();
    if (!isFailure(error, 'action_required')) throw error;
  }
  // The first request left nothing behind that could be confirmed. The second one asks for the change in a way that
  // does.
  const confirmUrl = await payments.changeOnceConfirmed(wanted, `${key} confirmed`);
  return confirmUrl === null ? null : actionRequired(confirmUrl);
}

/**
 * Whether the moment is just past by the provider's own clock: with a later moment the company would pay for less time
 * than it uses.
 */
async function isHeldTo({ payments }: PaymentsContext, change: QuantityChange, asked: Date): Promise<boolean> {
  const { prorationDate: present } = await payments.previewQuantity({ ...change, prorationDate: undefined });
  // Nothing is prorated: the quantity is already the same, as when a request is repeated after a lost answer.
  if (!present) return true;
  const age = present.getTime() - asked.getTime();
  return age > -60_000 && age <= heldMs;
}
