import { tenantIdOf } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { RecordOnboardingStepInput, RecordOnboardingStepResult } from '../generated/resolvers.ts';
import { Onboarding } from './onboarding.entity.ts';
import { columnOf, describeOnboarding } from './onboarding-steps.ts';

/** Records how a step of the wizard ended; a repeat changes nothing. */
export async function recordOnboardingStep(
  ctx: Context,
  { step, status }: RecordOnboardingStepInput,
): Promise<RecordOnboardingStepResult> {
  const tenantId = tenantIdOf(ctx);
  return ctx.em.transactional(async (tx) => {
    const onboarding = await tx.findOneOrFail(Onboarding, { tenantId });
    const column = columnOf(step);
    if (onboarding[column] !== status) {
      onboarding[column] = status;
      await notifyClients(tx, tenantId, 'tenant');
    }
    return { __typename: 'RecordOnboardingStepSuccess', onboarding: describeOnboarding(onboarding) };
  });
}
