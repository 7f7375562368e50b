import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import type { ResumeAgentInput } from '../generated/resolvers.ts';
import { findAgent, noAgent } from './find-agent.ts';
import { planLimit } from './plan-limit.ts';
import { lockRoster, placesLeft } from './roster.ts';

/** Lets a paused agent answer again if the plan has a seat left. Messages that waited for it are answered. */
export async function resumeAgent(ctx: Context, input: ResumeAgentInput) {
  return inTransaction(tenantContextOf(ctx), async (tx) => {
    await lockRoster(tx);
    const agent = await findAgent(tx, input.id);
    if (!agent) return noAgent();
    if (agent.status !== 'ACTIVE') {
      const places = await placesLeft(tx);
      if (places && places.left < 1) return planLimit(places.quota);
      agent.status = places ? 'ACTIVE' : 'PAUSED_BY_PLAN';
      await tx.em.flush();
      await wakeWaiting(tx, { causes: ['PAUSED', 'PLAN', 'NO_EMPLOYEE'] });
      await notifyClients(tx.em, tx.tenantId, 'agents');
    }
    return { __typename: 'ResumeAgentSuccess' as const, agent };
  });
}
