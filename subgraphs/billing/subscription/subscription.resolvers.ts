import type { Dependencies } from '../dependencies.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { changeAgentQuantity } from './change-agent-quantity.ts';
import { createBillingPortalSession } from './create-billing-portal-session.ts';
import { createCheckoutSession } from './create-checkout-session.ts';
import { describeSubscription } from './describe-subscription.ts';
import { previewAgentQuantity } from './preview-agent-quantity.ts';
import { resumeSubscription } from './resume-subscription.ts';

export const subscriptionResolvers = (deps: Dependencies) =>
  ({
    Mutation: {
      createCheckoutSession: (_root, { input }, context) => createCheckoutSession(deps, context, input),
      changeAgentQuantity: (_root, { input }, context) => changeAgentQuantity(deps, context, input),
      cancelSubscription: (_root, { input }, context) => cancelSubscription(deps, context, input),
      resumeSubscription: (_root, { input }, context) => resumeSubscription(deps, context, input),
      createBillingPortalSession: (_root, { input }, context) => createBillingPortalSession(deps, context, input),
    },
    Tenant: {
      subscription: ({ id }, _args, context) => describeSubscription(id, context, deps.graceMs),
      agentQuantityPreview: (_tenant, { quantity }, context) => previewAgentQuantity(deps, context, quantity),
    },
  }) satisfies Resolvers;
