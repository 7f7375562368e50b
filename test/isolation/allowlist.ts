/** Tables that exist before or above tenants. A new one is added here by hand, with the reason. */
export const directoryTables = [
  // Who a user is, before any company is chosen.
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
  // Which company a customer at the payment provider belongs to, and the provider's events before that is known.
  'billing_directory.customers',
  'billing_directory.stripe_events',
  // Which company a workspace or number belongs to, and what arrived before that is known.
  'channels_directory.inbox',
  'channels_directory.install_states',
  // Which keys of a vault may no longer be used for sealing.
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
  // A user who follows a mailed link names no company: the token's digest finds it.
  'accounts.invitations across_tenants SELECT konstruct_accounts_directory',
  // When billing is switched on or off, the companies affected are searched across all companies.
  'billing.entitlements reconcile SELECT konstruct_billing_directory',
  // Companies whose subscription is not understood are counted by kind, without naming them.
  'billing.subscriptions count_irregular SELECT konstruct_worker',
  // Waiting messages are counted by cause, without naming their companies.
  'agents.messages count_waiting SELECT konstruct_worker',
  // Lists across all companies which rows were sealed with which key of a vault, without the sealed contents.
  'channels.channels list_sealed SELECT konstruct_channels_directory',
  'keys.llm_keys list_sealed SELECT konstruct_keys_directory',
  // One roll-up job sums the events of all companies; overdue reservations are searched across all companies.
  'usage.audit_events roll_up SELECT konstruct_usage_directory',
  'usage.audit_events roll_up_marks UPDATE konstruct_usage_directory',
  'usage.known_tenants roll_up SELECT konstruct_usage_directory',
  'usage.quarter_hours roll_up ALL konstruct_usage_directory',
  'usage.usage_days roll_up ALL konstruct_usage_directory',
  'usage.reservations reap SELECT konstruct_usage_directory',
  'usage.reservations forget DELETE konstruct_usage_directory',
  // These only take away rights: the service itself adds events, and never changes one or writes rollups.
  'usage.audit_events never_changed UPDATE konstruct_usage',
  'usage.audit_events never_deleted DELETE konstruct_usage',
  'usage.quarter_hours never_added INSERT konstruct_usage',
  'usage.quarter_hours never_changed UPDATE konstruct_usage',
  'usage.quarter_hours never_deleted DELETE konstruct_usage',
];
