import { keyedTenantTable, p } from '@konstruct/kit/database';
import { onboardingStatuses } from './onboarding-steps.ts';

const status = () => p.enum([...onboardingStatuses]);

const OnboardingSchema = keyedTenantTable({
  schema: 'accounts',
  name: 'Onboarding',
  table: 'onboardings',
  properties: { connect: status(), configure: status(), test: status() },
});

/**
 * A company's progress in the wizard: one column per step, so that two steps recorded at the same time do not conflict.
 */
export class Onboarding extends OnboardingSchema.class {}

OnboardingSchema.setClass(Onboarding);
