import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import type { ResumeAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { planLimit } from './plan-limit.ts';
import { lockActiveAgents, seatsLeft } from './active-agents.ts';

/** Lets a paused agent answer again if the plan has a seat left. Messages that waited for it are answered. */
export async function resumeAgent(ctx: Context, input: ResumeAgentInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    await lockActiveAgents(tx);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    if (agent.status !== 'ACTIVE') {
      const seats = await seatsLeft(tx);
      if (seats && seats.left < 1) return planLimit(seats.quota);
      agent.status = seats ? 'ACTIVE' : 'PAUSED_BY_PLAN';
      await tx.em.flush();
      await wakeWaiting(tx, { causes: ['PAUSED', 'PLAN', 'NO_EMPLOYEE'] });
      await notifyClients(tx.em, tx.tenantId, 'agents');
    }
    return { __typename: 'ResumeAgentSuccess' as const, agent };
  });
}
