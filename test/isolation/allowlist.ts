/** Tables that stand before or above tenants. A new one is put here by hand, with the reason. */
export const directoryTables = [
  // Who somebody is, before any company is chosen.
  'accounts_directory.credentials',
  'accounts_directory.mails',
  'accounts_directory.rate_limits',
  'accounts_directory.sessions',
  'accounts_directory.users',
  'accounts_directory.verifications',
  // Whose workspace it is, and what arrived before that is known.
  'channels_directory.inbox',
  'channels_directory.install_states',
  'channels_directory.slack_workspaces',
];

/** Policies that let a named role read or write across tenants: `table policy command roles`. */
export const crossTenantPolicies: readonly string[] = [
  // Sessions are resolved, and companies listed, before a tenant is known.
  'accounts.members directory_read SELECT konstruct_accounts_directory,konstruct_gateway',
  'accounts.tenants directory_read SELECT konstruct_accounts_directory,konstruct_gateway',
];
