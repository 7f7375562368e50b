import { testOperator } from '@konstruct/kit/testing';
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

interface Shown {
  budgetAlerts: BudgetAlert[];
  budgetAlertThresholds: number[];
}

const shown = `budgetAlertThresholds budgetAlerts { agentId agent { id } name status currentUsd reservedUsd limitUsd
  percentage periodStart periodEnd reached { threshold reachedAt resolvedAt } }`;

/** The rows of the company and its employees in the budget table, and the thresholds. */
export async function alertsOf(service: UsageService, tenantId: string, asked = tenantId) {
  const tenant = await service.ofTenant<Shown | null>(testOperator(tenantId), shown, asked);
  const alerts = tenant?.budgetAlerts ?? [];
  return {
    thresholds: tenant?.budgetAlertThresholds,
    company: alerts.find(({ agentId }) => agentId === null),
    of: (agentId: string) => alerts.find((alert) => alert.agentId === agentId),
    alerts,
  };
}

export interface Outcome {
  __typename: string;
  message?: string;
}

export const setTenantBudget = (service: UsageService, tenantId: string, monthlyLimitUsd: string | null) =>
  service.mutate<Outcome>(testOperator(tenantId), 'setTenantBudget', { monthlyLimitUsd });

export const setBudgetAlerts = (service: UsageService, tenantId: string, thresholds: number[]) =>
  service.mutate<Outcome>(testOperator(tenantId), 'setBudgetAlerts', { thresholds });
