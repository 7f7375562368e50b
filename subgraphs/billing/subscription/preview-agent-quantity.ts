import type { Context } from '../context.ts';
import type { TenantAgentQuantityPreviewArgs } from '../generated/resolvers.ts';
import { askPayments } from '../stripe/ask-payments.ts';
import { refuseQuantity } from './quantity.ts';
import { findRunning } from './running-subscription.ts';
import { endsWithPeriod } from '../state/subscription-status.ts';

/** What another number of employees would cost, as the provider calculates it; nothing changes. */
export async function previewAgentQuantity(ctx: Context, { quantity }: TenantAgentQuantityPreviewArgs) {
  const rejection = refuseQuantity(quantity, ['quantity']);
  if (rejection) return rejection;
  return askPayments(ctx, async ({ tenantId, payments }) => {
    const { subscription } = await ctx.loaders.billingState.load(tenantId);
    const running = findRunning(subscription);
    if ('__typename' in running) return running;
    const { subscriptionId, itemId, currentPeriodEndsAt } = running;
    const isLastPeriod = endsWithPeriod(running);
    const preview = await payments.previewQuantity({ subscriptionId, itemId, quantity });
    const money = (amountMinor: number) => ({ amountMinor: String(amountMinor), currency: preview.currency });
    return {
      __typename: 'AgentQuantityPreview' as const,
      quantity,
      lines: preview.lines.map(({ amountMinor, ...line }) => ({ ...line, amount: money(amountMinor) })),
      dueNow: money(preview.dueNowMinor),
      creditedNow: money(preview.creditedNowMinor),
      nextInvoiceTotal: money(isLastPeriod ? 0 : preview.nextInvoiceMinor),
      nextInvoiceAt: isLastPeriod ? null : (currentPeriodEndsAt ?? null),
      prorationDate: preview.prorationDate,
    };
  });
}
