import { type Context, createContext, tenantContextOf } from '../context.ts';
import { followSubscription } from '../reading/follow-subscription.ts';
import { describeSubscription } from './describe-subscription.ts';

/** The subscription as it is right after a change, without waiting for the provider's event. */
export async function describeCurrent(ctx: Context) {
  const own = tenantContextOf(ctx);
  await followSubscription(own);
  const described = await describeSubscription(createContext(ctx.deps, ctx.actor), { id: own.tenantId });
  if (!described) throw new Error(`Company ${own.tenantId} has a subscription and no entitlement.`);
  return described;
}
