import type { Resolvers } from '../generated/resolvers.ts';
import { Onboarding } from './onboarding.entity.ts';
import { describeOnboarding } from './onboarding-steps.ts';
import { recordOnboardingStep } from './record-onboarding-step.ts';

export const onboardingResolvers = {
  Mutation: { recordOnboardingStep: (_root, { input }, ctx) => recordOnboardingStep(ctx, input) },
  Tenant: {
    onboarding: async ({ tenantId }, _args, { em }) =>
      describeOnboarding(await em.findOneOrFail(Onboarding, { tenantId })),
  },
} satisfies Resolvers;
