import { readTenantId } from './tenant.ts';

/** The company that this page was rendered for. Another tab may have switched to another company since. */
export const currentTenant = (): string | null => readTenantId(document.documentElement.dataset['tenant']);
