import { readTenantId } from './tenant.ts';

/** The company that this very page was drawn for: another tab may have switched to another one since. */
export const currentTenant = (): string | null => readTenantId(document.documentElement.dataset['tenant']);
