import { tracerOf } from '@konstruct/kit/tracing';
import type { TenantContext } from '../context.ts';
import type { ModelOutcome } from '../model/model.port.ts';
import type { Access } from '../provider/open-key.ts';
import type { Attempt } from './attempt.ts';
import { countCall, outcomeOf } from './watch-calls.ts';

const tracer = tracerOf('agents');

/** The ids of an attempt, for its spans and log lines. */
export const idsOf = ({ tenantId, conversationId, runId, agent, provider, modelId }: Attempt) => ({
  'konstruct.tenant_id': tenantId,
  'konstruct.conversation_id': conversationId,
  'konstruct.run_id': runId,
  'konstruct.agent_id': agent.id,
  'gen_ai.provider.name': provider.id,
  'gen_ai.request.model': modelId,
});

/** Calls the attempt's model once, and records the call in the metrics. */
export async function callModel(
  { deps }: TenantContext,
  attempt: Attempt,
  access: Access,
  jobSignal: AbortSignal,
): Promise<ModelOutcome> {
  const { provider, modelId, prompt, maxOutputTokens } = attempt;
  const signal = AbortSignal.any([jobSignal, AbortSignal.timeout(deps.modelTimeoutMs)]);
  return tracer.span('call model', { kind: 'client', attributes: idsOf(attempt) }, async (span) => {
    const began = performance.now();
    const target = { protocol: provider.protocol, ...access, providerId: provider.id, modelId };
    const outcome = await deps.model.call({ ...target, prompt, maxOutputTokens, signal });
    countCall(provider.id, outcome, (performance.now() - began) / 1000);
    if (outcome.kind !== 'answered') span.fail(outcomeOf(outcome));
    const tokens = 'tokens' in outcome ? outcome.tokens : null;
    span.set({ 'gen_ai.usage.input_tokens': tokens?.prompt, 'gen_ai.usage.output_tokens': tokens?.completion });
    return outcome;
  });
}
