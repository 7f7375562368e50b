import { getRequestEvent } from '$app/server';

/** The company of the current request. */
export const currentTenant = (): string | null => getRequestEvent().locals.tenantId;
