/** Tables that stand before or above tenants. A new one is put here by hand, with the reason. */
export const directoryTables = [
  // Who somebody is, before any company is chosen.
  'accounts_directory.credentials',
  'accounts_directory.mails',
  'accounts_directory.password_resets',
  'accounts_directory.pending_sign_ups',
  'accounts_directory.rate_limits',
  'accounts_directory.request_quotas',
  'accounts_directory.sessions',
  'accounts_directory.two_factors',
  'accounts_directory.users',
  'accounts_directory.verifications',
  // Whose customer it is at the payment provider, and what it told before that is known.
  'billing_directory.customers',
  'billing_directory.stripe_events',
  // Whose workspace or number it is, and what arrived before that is known.
  'channels_directory.inbox',
  'channels_directory.install_states',
  // Which keys of a vault nothing may be sealed with any more.
  'channels_directory.retired_vault_keys',
  'channels_directory.slack_workspaces',
  'channels_directory.whatsapp_connections',
  'keys_directory.retired_vault_keys',
  // How far all companies' events are rolled up.
  'usage_directory.rollup_state',
];

/** Policies that let a named role read or write across tenants: `table policy command roles`. */
export const crossTenantPolicies: readonly string[] = [
  // Sessions and API tokens are resolved, and companies listed, before a tenant is known.
  'accounts.api_tokens across_tenants SELECT konstruct_gateway',
  'accounts.members across_tenants SELECT konstruct_accounts_directory,konstruct_gateway',
  'accounts.tenants across_tenants SELECT konstruct_accounts_directory',
  // Whoever follows a mailed link names no company: the token's digest finds it.
  'accounts.invitations across_tenants SELECT konstruct_accounts_directory',
  // Whom it concerns that billing was switched on or off is looked for in all companies.
  'billing.entitlements reconcile SELECT konstruct_billing_directory',
  // Companies whose subscription is not understood are counted by kind, without whose it is.
  'billing.subscriptions count_irregular SELECT konstruct_worker',
  // What waits is counted by cause, without whose it is.
  'agents.messages count_waiting SELECT konstruct_worker',
  // Which rows were sealed with which key of a vault is listed in all companies, without what was sealed.
  'channels.channels list_sealed SELECT konstruct_channels_directory',
  'keys.llm_keys list_sealed SELECT konstruct_keys_directory',
  // One roller adds up everybody's events; overdue reservations are looked for in all companies.
  'usage.audit_events roll_up SELECT konstruct_usage_directory',
  'usage.audit_events roll_up_marks UPDATE konstruct_usage_directory',
  'usage.known_tenants roll_up SELECT konstruct_usage_directory',
  'usage.quarter_hours roll_up ALL konstruct_usage_directory',
  'usage.usage_days roll_up ALL konstruct_usage_directory',
  'usage.reservations reap SELECT konstruct_usage_directory',
  'usage.reservations forget DELETE konstruct_usage_directory',
  // These only take away: the service itself adds events, and never changes one or writes what is rolled up.
  'usage.audit_events never_changed UPDATE konstruct_usage',
  'usage.audit_events never_deleted DELETE konstruct_usage',
  'usage.quarter_hours never_added INSERT konstruct_usage',
  'usage.quarter_hours never_changed UPDATE konstruct_usage',
  'usage.quarter_hours never_deleted DELETE konstruct_usage',
];
