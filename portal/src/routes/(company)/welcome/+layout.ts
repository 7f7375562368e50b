import { error } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';

/** The set-up is for those who may hire: everything on its pages changes something. */
export const load: LayoutLoad = async ({ parent }) => {
  const { company } = await parent();
  if (!company.viewerPermissions.includes('agents:manage')) error(403, 'Your role in this company does not include the set-up.');
};
