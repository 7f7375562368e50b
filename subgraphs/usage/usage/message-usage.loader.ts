import { sql } from '@konstruct/kit/database';
import DataLoader from 'dataloader';
import type { TenantContext } from '../context.ts';
import type { MessageUsage } from '../generated/resolvers.ts';
import { isMeasured } from '../rollup/measures.ts';

export type MessageUsageLoader = DataLoader<string, MessageUsage | null>;

interface Row {
  message_id: string;
  provider_id: string;
  model_id: string;
  prompt_tokens: string;
  completion_tokens: string;
  cached_tokens: string;
  cost_usd: string;
  is_priced: boolean;
  is_measured: boolean;
  latency_ms: number;
  reported_usd: string | null;
  reported_tokens: string | null;
}

// An answer that was cut off and written again has more than one event: its cost is their sum.
const readMessages = (tenantId: string, ids: readonly string[]) => sql`
select message_id, (array_agg(provider_id order by at desc))[1] as provider_id, (array_agg(model_id order by at desc))[1] as model_id,
  sum(prompt_tokens)::text as prompt_tokens, sum(completion_tokens)::text as completion_tokens, sum(cached_tokens)::text as cached_tokens,
  sum(cost_usd)::text as cost_usd, bool_and(is_priced) as is_priced, bool_and(${isMeasured}) as is_measured,
  least(sum(latency_ms), 2147483647)::int as latency_ms,
  sum(reported_usd)::text as reported_usd, sum(reported_tokens)::text as reported_tokens
from usage.audit_events e where tenant_id = ${tenantId} and message_id in (${ids})
group by message_id`;

/** The usage of answers, by the message's id; null for messages that no model wrote. */
export function createMessageUsageLoader(ctx: TenantContext | null): MessageUsageLoader {
  return new DataLoader(async (ids) => {
    if (!ctx) return ids.map(() => null);
    const rows = await ctx.em.execute<Row[]>(readMessages(ctx.tenantId, ids));
    const found = new Map(rows.map((row) => [row.message_id, row]));
    return ids.map((id) => {
      const row = found.get(id);
      return row
        ? {
            providerId: row.provider_id,
            modelId: row.model_id,
            promptTokens: row.prompt_tokens,
            completionTokens: row.completion_tokens,
            cachedTokens: row.cached_tokens,
            costUsd: row.cost_usd,
            isPriced: row.is_priced,
            isMeasured: row.is_measured,
            latencyMs: row.latency_ms,
            reportedUsd: row.reported_usd,
            reportedTokens: row.reported_tokens,
          }
        : null;
    });
  });
}
