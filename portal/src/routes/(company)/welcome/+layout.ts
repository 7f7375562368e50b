import { error } from '@sveltejs/kit';
import { mayIn } from '#lib/company/can.ts';
import type { LayoutLoad } from './$types';

/** The set-up is for those who may hire: everything on its pages changes something. */
export const load: LayoutLoad = async ({ parent }) => {
  const { company } = await parent();
  if (!mayIn(company, 'agents:manage')) error(403, 'Your role in this company does not include the set-up.');
  if (!company.onboarding) error(503, 'The set-up cannot be shown right now; the rest works.');
  return { onboarding: company.onboarding };
};
