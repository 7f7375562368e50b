/** Names the company that is open in this browser, for the gateway on plain navigations and for the next page. */
export const tenantCookie = 'konstruct_tenant';
export const tenantHeader = 'x-konstruct-tenant';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const readTenantId = (value: string | undefined): string | null => (value && uuid.test(value) ? value : null);
