import { fromZod, validationError } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import type { UpdateAgentInput } from '../generated/resolvers.ts';
import { Agent } from './agent.entity.ts';
import { type AgentChanges, updateAgentInput } from './agent-input.ts';
import { announceAgent } from './announce.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { checkWindow } from '../prompt/check-window.ts';
import { checkModelChoice } from './model-choice.ts';

/** Applies the changes. A field that is absent keeps its value, and so does null in a field that is required. */
function changed(agent: Agent, changes: AgentChanges) {
  const { language, llmKeyId, monthlyBudgetUsd, ...rest } = changes;
  return {
    name: rest.name ?? agent.name,
    role: rest.role ?? agent.role,
    instructions: rest.instructions ?? agent.instructions,
    knowledge: rest.knowledge ?? agent.knowledge,
    answerLength: rest.answerLength ?? agent.answerLength,
    providerId: rest.providerId ?? agent.providerId,
    modelId: rest.modelId ?? agent.modelId,
    language: language === undefined ? (agent.language ?? null) : language,
    llmKeyId: llmKeyId === undefined ? (agent.llmKeyId ?? null) : llmKeyId,
    monthlyBudgetUsd: monthlyBudgetUsd === undefined ? (agent.monthlyBudgetUsd ?? null) : monthlyBudgetUsd,
  };
}

/** What goes into a prompt, and for which model. */
const promptOf = (written: ReturnType<typeof changed>) =>
  JSON.stringify([written.instructions, written.knowledge, written.answerLength, written.providerId, written.modelId]);

/**
 * Updates an agent unless another request changed it in the meantime. Messages that wait for a budget, a key or a model
 * are retried.
 */
export async function updateAgent(ctx: Context, input: UpdateAgentInput) {
  const own = tenantContextOf(ctx);
  const parsed = updateAgentInput.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const seen = await findAgent(own, input.id);
  if (!seen) return noAgent();
  const choice = changed(seen, parsed.data);
  // A key that was removed in the meantime does not block a change of another field.
  const isOtherChoice = choice.providerId !== seen.providerId || choice.llmKeyId !== (seen.llmKeyId ?? null);
  const issues = isOtherChoice ? await checkModelChoice(own, choice) : [];
  // The same holds for knowledge that was already too long for its model.
  const isOtherPrompt = promptOf(choice) !== promptOf(changed(seen, {}));
  if (isOtherPrompt) issues.push(...checkWindow(choice, own.deps.providers));
  if (issues.length > 0) return validationError(issues);

  return inTransaction(own, async (tx) => {
    const { tenantId, em, clock } = tx;
    const agent = await em.findOne(Agent, { id: seen.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!agent || agent.isArchived()) return noAgent();
    if (agent.version !== input.basedOnVersion) {
      const message = 'This AI employee was changed by someone else. Reload to see the latest version.';
      return { __typename: 'StaleVersionError' as const, message, currentVersion: agent.version };
    }
    Object.assign(agent, changed(agent, parsed.data), { version: agent.version + 1, updatedAt: clock.now() });
    await em.flush();
    await announceAgent(tx, agent);
    // A new limit takes effect when the usage service reports that it has applied it. A new prompt or model may cost
    // less right away.
    const causes = isOtherPrompt ? (['BUDGET', 'KEY', 'PROVIDER'] as const) : (['KEY', 'PROVIDER'] as const);
    await wakeWaiting(tx, { causes, agentId: agent.id });
    await notifyClients(em, tenantId, 'agents');
    return { __typename: 'UpdateAgentSuccess' as const, agent };
  });
}
