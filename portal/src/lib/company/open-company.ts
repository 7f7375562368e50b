import { route } from '#lib/route.ts';

/** Makes a company the one that this browser has open, and goes to a page of it. */
export async function openCompany(tenantId: string, next: string = route.overview()): Promise<void> {
  await fetch(route.openCompany(), { method: 'POST', body: new URLSearchParams({ tenantId }) });
  location.assign(next);
}
