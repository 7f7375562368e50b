import type { EntityReference } from '@konstruct/kit/graph';
import { isAllowed } from '@konstruct/schema/permissions';
import type { Context } from '../context.ts';
import type { TenantSubscription } from '../generated/resolvers.ts';
import { graceEnd } from '../entitlement/entitle.ts';
import { irregularitiesOf } from '../state/irregularity.ts';
import { isRowUnderstood } from '../reading/apply-account.ts';
import { dueOf } from '../state/due.ts';
import { periodPriceOf, unitPriceOf } from '../state/price.ts';
import { mayRun } from './running-subscription.ts';
import { endsWithPeriod, hasEnded } from '../state/subscription-status.ts';

/** What the graph shows of a company's entitlement and subscription; null before there is one. */
export async function describeSubscription(ctx: Context, tenant: EntityReference): Promise<TenantSubscription | null> {
  const { entitlement, subscription: row } = await ctx.loaders.billingState.load(tenant.id);
  if (!entitlement) return null;
  const bought = entitlement.isFixed || !row?.subscriptionId ? null : row;
  const isOver = bought?.providerStatus ? hasEnded(bought.providerStatus) : false;
  const money = (amountMinor: number | string | null | undefined) =>
    typeof amountMinor === 'number' || typeof amountMinor === 'string'
      ? bought?.currency
        ? { amountMinor: String(amountMinor), currency: bought.currency }
        : null
      : null;
  const isUnderstood = bought ? isRowUnderstood(bought) : false;
  // A price that is no longer understood is not what is charged now.
  const priced = isUnderstood ? bought : null;
  const canManage = isAllowed(ctx.actor, 'billing:manage');
  const isIncomplete = bought?.providerStatus === 'incomplete';
  return {
    status: entitlement.status,
    providerStatus: bought?.providerStatus ?? null,
    irregularities: entitlement.isFixed ? [] : [...irregularitiesOf(row)],
    agentQuota: entitlement.agentQuota,
    answerLimit: entitlement.answerLimit ?? null,
    isBillingOn: !entitlement.isFixed,
    isIncomplete,
    finishPaymentUrl: isIncomplete ? (bought?.payUrl ?? null) : null,
    quantity: bought?.quantity ?? null,
    interval: priced?.interval ?? null,
    pricePerAgent: money(priced?.unitAmountMinor),
    exactPricePerAgent: money(priced && unitPriceOf(priced)),
    pricePerPeriod: money(priced && periodPriceOf(priced)),
    trialEndsAt: bought?.trialEndsAt ?? null,
    currentPeriodEndsAt: !bought || isOver || endsWithPeriod(bought) ? null : (bought.currentPeriodEndsAt ?? null),
    cancelsAt: isOver ? null : (bought?.cancelsAt ?? null),
    endedAt: bought?.endedAt ?? null,
    graceEndsAt: bought ? graceEnd(bought, ctx.deps.graceMs) : null,
    amountDue: money(bought?.dueMinor),
    amountsDue: bought
      ? dueOf(bought).map(({ amountMinor, currency }) => ({ amountMinor: String(amountMinor), currency }))
      : [],
    payUrl: bought?.payUrl ?? null,
    hasUsedTrial: row?.hasUsedTrial ?? false,
    viewerCanManage: canManage,
    viewerCanSubscribe: canManage && !entitlement.isFixed && !mayRun(row),
    viewerCanChange: canManage && isUnderstood && mayRun(bought),
  };
}
