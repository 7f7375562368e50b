import { error } from '@sveltejs/kit';
import { mayIn } from '#lib/company/can.ts';
import type { LayoutLoad } from './$types';
import { text } from './text.ts';

/** Setup is for users who may create AI employees, because everything on its pages changes something. */
export const load: LayoutLoad = async ({ parent }) => {
  const { company } = await parent();
  if (!mayIn(company, 'agents:manage')) error(403, text.notAllowed);
  if (!company.onboarding) error(503, text.unavailable);
  return { onboarding: company.onboarding };
};
