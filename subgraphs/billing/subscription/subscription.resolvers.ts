import type { Resolvers } from '../generated/resolvers.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { changeAgentQuantity } from './change-agent-quantity.ts';
import { createBillingPortalSession } from './create-billing-portal-session.ts';
import { createCheckoutSession } from './create-checkout-session.ts';
import { describeSubscription } from './describe-subscription.ts';
import { previewAgentQuantity } from './preview-agent-quantity.ts';
import { resumeSubscription } from './resume-subscription.ts';

export const subscriptionResolvers = {
  Mutation: {
    createCheckoutSession: (_root, { input }, ctx) => createCheckoutSession(ctx, input),
    changeAgentQuantity: (_root, { input }, ctx) => changeAgentQuantity(ctx, input),
    cancelSubscription: (_root, { input }, ctx) => cancelSubscription(ctx, input),
    resumeSubscription: (_root, { input }, ctx) => resumeSubscription(ctx, input),
    createBillingPortalSession: (_root, { input }, ctx) => createBillingPortalSession(ctx, input),
  },
  Tenant: {
    subscription: (tenant, _args, ctx) => describeSubscription(ctx, tenant),
    agentQuantityPreview: (_tenant, { quantity }, ctx) => previewAgentQuantity(ctx, { quantity }),
  },
} satisfies Resolvers;
