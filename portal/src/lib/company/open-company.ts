import { route } from '#lib/route.ts';

/** Opens a company in this browser and goes to one of its pages. */
export async function openCompany(tenantId: string, next: string = route.overview()): Promise<void> {
  await fetch(route.openCompany(), { method: 'POST', body: new URLSearchParams({ tenantId }) });
  location.assign(next);
}
