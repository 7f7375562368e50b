import { getRequestEvent } from '$app/server';

/** The company of the request that is being answered. */
export const currentTenant = (): string | null => getRequestEvent().locals.tenantId;
