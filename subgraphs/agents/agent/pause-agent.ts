import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { PauseAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { enforceQuota, lockActiveAgents, seatsLeft } from './active-agents.ts';

/** Pauses an agent until a member resumes it. Its seat goes to the next agent that waits for one. */
export async function pauseAgent(ctx: Context, input: PauseAgentInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    await lockActiveAgents(tx);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    agent.status = 'PAUSED';
    await tx.em.flush();
    await enforceQuota(tx, (await seatsLeft(tx))?.quota ?? 0);
    return { __typename: 'PauseAgentSuccess' as const, agent };
  });
}
