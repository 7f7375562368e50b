import { tenantIdOf } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
import type { PauseAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { fitRoster, lockRoster, placesLeft } from './roster.ts';

/** Silences an employee until a person resumes it; its place goes to whoever waits for one. */
export async function pauseAgent(context: Context, input: PauseAgentInput) {
  const tenantId = tenantIdOf(context);
  return context.em.transactional(async (tx) => {
    await lockRoster(tx, tenantId);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    agent.status = 'PAUSED';
    await tx.flush();
    await fitRoster(tx, tenantId, (await placesLeft(tx))?.quota ?? 0);
    return { __typename: 'PauseAgentSuccess' as const, agent };
  });
}
