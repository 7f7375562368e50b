import { goto, invalidate } from '$app/navigation';
import { RecordOnboardingStepDocument, type OnboardingStepName, type SetUpStateFragment } from '#generated/graphql.ts';
import { mutate } from '#lib/graph/graph.ts';
import { liveKey } from '#lib/live/live.ts';
import { route } from '#lib/route.ts';

/** Records a step of the wizard and continues. */
export async function recordStep(
  step: OnboardingStepName,
  status: 'DONE' | 'SKIPPED',
  next?: 'configure' | 'test' | 'overview',
): Promise<void> {
  await mutate(RecordOnboardingStepDocument, { input: { step, status } });
  await invalidate(liveKey('tenant'));
  if (next === 'overview') await goto(route.overview());
  else if (next) await goto(route.welcome(next));
}

type Steps = SetUpStateFragment['steps'];

/** Continues without connecting this page's channel. If another channel is connected, the step stays done. */
export async function connectLater(steps: Steps): Promise<void> {
  if (steps.some(({ name, status }) => name === 'CONNECT' && status === 'DONE')) await goto(route.welcome('configure'));
  else await recordStep('CONNECT', 'SKIPPED', 'configure');
}
