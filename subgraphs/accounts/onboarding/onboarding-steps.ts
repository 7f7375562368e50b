import type { Onboarding as OnboardingView, OnboardingStepName, OnboardingStepStatus } from '../generated/resolvers.ts';

export const onboardingStatuses = ['OPEN', 'DONE', 'SKIPPED'] as const satisfies readonly OnboardingStepStatus[];

/** The wizard's steps in order, and the column that stores each. */
const onboardingSteps = [
  { name: 'CONNECT', column: 'connect' },
  { name: 'CONFIGURE', column: 'configure' },
  { name: 'TEST', column: 'test' },
] as const satisfies readonly { name: OnboardingStepName; column: string }[];

type StepColumn = (typeof onboardingSteps)[number]['column'];
type StepStatuses = Readonly<Record<StepColumn, OnboardingStepStatus>>;

export const openSteps: StepStatuses = { connect: 'OPEN', configure: 'OPEN', test: 'OPEN' };

export function columnOf(step: OnboardingStepName): StepColumn {
  const found = onboardingSteps.find(({ name }) => name === step);
  if (!found) throw new Error(`The wizard has no step ${step}.`);
  return found.column;
}

export function describeOnboarding(statuses: StepStatuses): OnboardingView {
  const steps = onboardingSteps.map(({ name, column }) => ({ name, status: statuses[column] }));
  return { steps, currentStep: steps.find(({ status }) => status === 'OPEN')?.name ?? null };
}
