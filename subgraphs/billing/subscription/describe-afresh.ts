import { tenantIdOf } from '@konstruct/kit/graph';
import { type Context, createContext } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { describeSubscription } from './describe-subscription.ts';
import { followSubscription } from '../reading/follow-subscription.ts';

/** The subscription as it is right after a change, without waiting for the provider to tell of it. */
export async function describeAfresh(deps: Dependencies, { actor, ...context }: Context) {
  const tenantId = tenantIdOf({ ...context, actor });
  await followSubscription(deps, tenantId);
  const described = await describeSubscription(tenantId, createContext(deps.database, actor), deps.graceMs);
  if (!described) throw new Error(`Company ${tenantId} has a subscription and no entitlement.`);
  return described;
}
