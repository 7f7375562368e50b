import { sql } from '@konstruct/kit/database';
import type { TenantContext } from '../context.ts';
import type { PaidRun } from './settled-run.ts';

// The id is the run's, so a repeat is the same row wherever it arrives.
const insertEvent = (tenantId: string, run: PaidRun) => sql`
insert into usage.audit_events (
  tenant_id, id, at,
  agent_id, agent_version, conversation_id, message_id,
  provider_id, model_id, key_id, channel_kind, outcome,
  prompt_tokens, completion_tokens, cached_tokens,
  cost_usd, is_priced, is_measured, latency_ms,
  reported_tokens, reported_usd, created_at
) values (
  ${tenantId}, ${run.runId}, ${run.at}::timestamptz,
  ${run.agentId}, ${run.agentVersion}, ${run.conversationId ?? null}, ${run.messageId ?? null},
  ${run.providerId}, ${run.modelId}, ${run.keyId ?? null}, ${run.channelKind}, ${run.outcome},
  ${run.promptTokens}, ${run.completionTokens}, ${run.cachedTokens},
  ${run.costUsd}::numeric(20,10), ${run.isPriced}, ${run.isMeasured ?? null}, ${run.latencyMs},
  ${run.reported?.tokens ?? null}, ${run.reported?.costUsd ?? null}::numeric(20,10), now()
) on conflict (tenant_id, id) do nothing`;

/** Records a paid call. Events are only ever inserted. */
export async function recordEvent({ tenantId, em }: TenantContext, run: PaidRun): Promise<void> {
  await em.execute(insertEvent(tenantId, run));
}
