import type { PolicyDef } from '@mikro-orm/core';

/** Lets database roles read across tenants. Grants limit which columns they see (migrations). */
function readableBy(...roles: string[]): readonly PolicyDef[] {
  return [{ name: 'across_tenants', command: 'select', roles, using: 'true' }];
}

/** The directory's role lists an operator's companies by name. */
export const listedByDirectory = readableBy('konstruct_accounts_directory');

/** In addition, the gateway resolves an operator's role in a company. */
export const listedByDirectoryAndGateway = readableBy('konstruct_accounts_directory', 'konstruct_gateway');
