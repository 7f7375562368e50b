import type { PolicyDef } from '@mikro-orm/core';

/** Lets a role look across tenants. Which columns it sees is held by grants (migrations). */
function readableBy(...roles: string[]): readonly PolicyDef[] {
  return [{ name: 'across_tenants', command: 'select', roles, using: 'true' }];
}

/** The directory's role lists an operator's companies by name. */
export const listedByDirectory = readableBy('konstruct_accounts_directory');

/** The gateway, besides, resolves who is what in which company. */
export const listedByDirectoryAndGateway = readableBy('konstruct_accounts_directory', 'konstruct_gateway');
