import { newId } from '@konstruct/kit/database';
import { fromZod, validationError } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { type Context, inTransaction, tenantContextOf } from '../context.ts';
import type { CreateAgentInput } from '../generated/resolvers.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { Agent } from './agent.entity.ts';
import { createAgentInput } from './agent-input.ts';
import { announceAgent } from './announce.ts';
import { checkWindow } from '../prompt/check-window.ts';
import { checkModelChoice } from './model-choice.ts';
import { planLimit } from './plan-limit.ts';
import { lockActiveAgents, seatsLeft } from './active-agents.ts';

/**
 * Creates an agent if the plan has a seat left. Until billing has published the quota, the agent waits for its seat.
 */
export async function createAgent(ctx: Context, input: CreateAgentInput) {
  const own = tenantContextOf(ctx);
  const parsed = createAgentInput.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const { idempotencyKey } = parsed.data;
  const before = await own.em.findOne(Agent, { idempotencyKey });
  if (before) return { __typename: 'CreateAgentSuccess' as const, agent: before };
  const issues = [...(await checkModelChoice(own, parsed.data)), ...checkWindow(parsed.data, own.deps.providers)];
  if (issues.length > 0) return validationError(issues);

  return inTransaction(own, async (tx) => {
    const { tenantId, em, clock } = tx;
    await lockActiveAgents(tx);
    const existing = await em.findOne(Agent, { idempotencyKey });
    if (existing) return { __typename: 'CreateAgentSuccess' as const, agent: existing };
    const seats = await seatsLeft(tx);
    if (seats && seats.left < 1) return planLimit(seats.quota);
    const agent = em.create(Agent, {
      ...parsed.data,
      tenantId,
      id: newId(),
      status: seats ? 'ACTIVE' : 'PAUSED_BY_PLAN',
      version: 1,
      updatedAt: clock.now(),
    });
    await em.flush();
    await announceAgent(tx, agent);
    await wakeWaiting(tx, { causes: ['NO_EMPLOYEE'] });
    await notifyClients(em, tenantId, 'agents');
    return { __typename: 'CreateAgentSuccess' as const, agent };
  });
}
