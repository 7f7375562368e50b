import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { PauseAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { fitRoster, lockRoster, placesLeft } from './roster.ts';

/** Pauses an agent until a member resumes it. Its seat goes to the next agent that waits for one. */
export async function pauseAgent(ctx: Context, input: PauseAgentInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    await lockRoster(tx);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    agent.status = 'PAUSED';
    await tx.em.flush();
    await fitRoster(tx, (await placesLeft(tx))?.quota ?? 0);
    return { __typename: 'PauseAgentSuccess' as const, agent };
  });
}
