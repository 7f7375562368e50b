import { isAllowed } from '@konstruct/schema/permissions';
import type { Context } from '../context.ts';
import type { TenantSubscription } from '../generated/resolvers.ts';
import { graceEnd } from './entitle.ts';
import { hasEnded } from './subscription-status.ts';

/** What the graph shows of a company's entitlement and subscription; null before it is known. */
export async function describeSubscription(tenantId: string, context: Context, graceMs: number): Promise<TenantSubscription | null> {
  const { entitlement, subscription: row } = await context.loaders.billingState.load(tenantId);
  if (!entitlement) return null;
  const bought = entitlement.isFixed || !row?.subscriptionId ? null : row;
  const isOver = bought?.providerStatus ? hasEnded(bought.providerStatus) : false;
  const money = (amountMinor: number | null | undefined) =>
    typeof amountMinor === 'number' && bought?.currency ? { amountMinor: String(amountMinor), currency: bought.currency } : null;
  const isIncomplete = bought?.providerStatus === 'incomplete';
  return {
    status: entitlement.status,
    agentQuota: entitlement.agentQuota,
    answerLimit: entitlement.answerLimit ?? null,
    isBillingOn: !entitlement.isFixed,
    isIncomplete,
    finishPaymentUrl: isIncomplete ? (bought?.payUrl ?? null) : null,
    quantity: bought?.quantity ?? null,
    interval: bought?.interval ?? null,
    pricePerAgent: money(bought?.unitAmountMinor),
    trialEndsAt: bought?.trialEndsAt ?? null,
    currentPeriodEndsAt: isOver || bought?.cancelsAt ? null : (bought?.currentPeriodEndsAt ?? null),
    cancelsAt: isOver ? null : (bought?.cancelsAt ?? null),
    endedAt: bought?.endedAt ?? null,
    graceEndsAt: bought ? graceEnd(bought, graceMs) : null,
    amountDue: money(bought?.dueMinor),
    payUrl: bought?.payUrl ?? null,
    hasUsedTrial: row?.hasUsedTrial ?? false,
    viewerCanManage: isAllowed(context.actor, 'billing:manage'),
  };
}
