import type { Role } from '#generated/graphql.ts';

/** Roles as the portal names them, and what each is for. Who may do what is decided by the server alone. */
export const roleWords: Readonly<Record<Role, { label: string; purpose: string }>> = {
  OWNER: { label: 'Owner', purpose: 'Everything, handing the company over and closing it included.' },
  ADMIN: { label: 'Admin', purpose: 'Runs the company: team, channels, keys and budgets. Does not change the plan.' },
  MEMBER: { label: 'Member', purpose: 'Hires and changes AI employees, and answers customers.' },
  VIEWER: { label: 'Viewer', purpose: 'Sees AI employees, conversations, channels and costs. Changes nothing.' },
  BILLING: { label: 'Billing', purpose: 'Plan, invoices, usage and budgets. Sees no conversations.' },
};
