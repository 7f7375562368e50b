import type { UsageService } from './usage-service.ts';

export interface BudgetAlert {
  agentId: string | null;
  agent: { id: string } | null;
  name: string | null;
  status: string;
  currentUsd: string;
  reservedUsd: string;
  limitUsd: string | null;
  percentage: number | null;
  periodStart: string;
  periodEnd: string;
  reached: { threshold: number; reachedAt: string; resolvedAt: string | null }[];
}

const alertsQuery = `query($tenants: [_Any!]!) { _entities(representations: $tenants) { ... on Tenant {
  budgetAlertThresholds
  budgetAlerts { agentId agent { id } name status currentUsd reservedUsd limitUsd percentage periodStart periodEnd
    reached { threshold reachedAt resolvedAt } } } } }`;

/** The rows of the company and its employees in the budget table, and the thresholds. */
export async function alertsOf(service: UsageService, tenantId: string, asked = tenantId) {
  const data = await service.ask<{
    _entities: ({ budgetAlerts: BudgetAlert[]; budgetAlertThresholds: number[] } | null)[];
  }>(tenantId, alertsQuery, { tenants: [{ __typename: 'Tenant', id: asked }] });
  const tenant = data._entities[0];
  const alerts = tenant?.budgetAlerts ?? [];
  return {
    thresholds: tenant?.budgetAlertThresholds,
    company: alerts.find(({ agentId }) => agentId === null),
    of: (agentId: string) => alerts.find((alert) => alert.agentId === agentId),
    alerts,
  };
}

const setBudget = `mutation($input: SetTenantBudgetInput!) { setTenantBudget(input: $input) {
  __typename ... on SetTenantBudgetSuccess { tenant { id } } ... on UserError { message } } }`;
const setAlerts = `mutation($input: SetBudgetAlertsInput!) { setBudgetAlerts(input: $input) {
  __typename ... on SetBudgetAlertsSuccess { tenant { id } } ... on UserError { message } } }`;

export interface Outcome {
  __typename: string;
  message?: string;
}

export async function setTenantBudget(
  service: UsageService,
  tenantId: string,
  monthlyLimitUsd: string | null,
): Promise<Outcome> {
  return (await service.ask<{ setTenantBudget: Outcome }>(tenantId, setBudget, { input: { monthlyLimitUsd } }))
    .setTenantBudget;
}

export async function setBudgetAlerts(service: UsageService, tenantId: string, thresholds: number[]): Promise<Outcome> {
  return (await service.ask<{ setBudgetAlerts: Outcome }>(tenantId, setAlerts, { input: { thresholds } }))
    .setBudgetAlerts;
}
