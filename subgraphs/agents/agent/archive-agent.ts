import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import type { ArchiveAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { enforceQuota, lockActiveAgents, seatsLeft } from './active-agents.ts';

/**
 * Archives an agent for good. Its unanswered messages go to another agent, and its seat to the next one that waits for
 * a seat.
 */
export async function archiveAgent(ctx: Context, input: ArchiveAgentInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    await lockActiveAgents(tx);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    agent.status = 'ARCHIVED';
    await tx.em.flush();
    await enforceQuota(tx, (await seatsLeft(tx))?.quota ?? 0);
    await wakeWaiting(tx, {
      causes: ['BUDGET', 'KEY', 'PROVIDER', 'PAUSED', 'PLAN'],
      agentId: agent.id,
      isBudgetBack: true,
    });
    return { __typename: 'ArchiveAgentSuccess' as const, agent };
  });
}
