import { keyedTenantTable, p } from '@konstruct/kit/database';
import { onboardingStatuses } from './onboarding-steps.ts';

const status = () => p.enum([...onboardingStatuses]);

const OnboardingSchema = keyedTenantTable({
  schema: 'accounts',
  name: 'Onboarding',
  table: 'onboardings',
  properties: { connect: status(), configure: status(), test: status() },
});

/** How far a company's wizard has come: one column a step, so that two steps recorded at once do not meet. */
export class Onboarding extends OnboardingSchema.class {}

OnboardingSchema.setClass(Onboarding);
