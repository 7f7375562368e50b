import { testOperator } from '@konstruct/kit/testing';
import type { UsageService } from './usage-service.ts';

export interface Totals {
  answerCount: number;
  unansweredCount: number;
  interruptedCount: number;
  unmeasuredCount: number;
  promptTokens: string;
  completionTokens: string;
  cachedTokens: string;
  costUsd: string;
  unpricedCostUsd: string;
  unansweredCostUsd: string;
  interruptedCostUsd: string;
  unmeasuredCostUsd: string;
}

export interface Usage {
  totals: Totals;
  byDay: { date: string; totals: Totals }[];
  byProvider: { providerId: string; totals: Totals }[];
  byAgent: { agentId: string; agent: { id: string } | null; totals: Totals }[];
  byChannel: { kind: string; totals: Totals }[];
}

export const usageQuery = `query($tenants: [_Any!]!, $range: UsageRangeInput!, $filter: UsageFilter) {
  _entities(representations: $tenants) { ... on Tenant { usage(range: $range, filter: $filter) {
    totals { ...all } byDay { date totals { ...all } } byProvider { providerId totals { ...all } }
    byAgent { agentId agent { id } totals { ...all } } byChannel { kind totals { ...all } }
  } } }
}
fragment all on UsageTotals {
  answerCount unansweredCount interruptedCount unmeasuredCount promptTokens completionTokens cachedTokens
  costUsd unpricedCostUsd unansweredCostUsd interruptedCostUsd unmeasuredCostUsd
}`;

/** What a tenant's dashboard shows. */
export async function usageOf(
  service: UsageService,
  tenantId: string,
  range: { from: string; to: string },
  filter?: object,
): Promise<Usage> {
  const tenants = [{ __typename: 'Tenant', id: tenantId }];
  const data = await service.ask<{ _entities: { usage: Usage }[] }>(testOperator(tenantId), usageQuery, {
    tenants,
    range,
    filter,
  });
  const usage = data._entities[0]?.usage;
  if (!usage) throw new Error('no usage');
  return usage;
}
