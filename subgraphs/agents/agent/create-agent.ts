import { newId } from '@konstruct/kit/database';
import { fromZod, tenantIdOf, validationError } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import type { Context } from '../context.ts';
import type { CreateAgentInput } from '../generated/resolvers.ts';
import { wakeWaiting } from '../waiting/waiting.ts';
import { Agent } from './agent.entity.ts';
import { createAgentInput } from './agent-input.ts';
import { announceAgent } from './announce.ts';
import { checkWindow } from '../prompt/check-window.ts';
import { checkModelChoice, type ModelChoiceRules } from './model-choice.ts';
import { planLimit } from './plan-limit.ts';
import { lockRoster, placesLeft } from './roster.ts';

/** Hires an AI employee, within the plan's places; before billing has told of them, it waits for its place. */
export async function createAgent(context: Context, input: CreateAgentInput, rules: ModelChoiceRules) {
  const tenantId = tenantIdOf(context);
  const parsed = createAgentInput.safeParse(input);
  if (!parsed.success) return fromZod(parsed.error);
  const { em, clock } = context;
  const { idempotencyKey } = parsed.data;
  const before = await em.findOne(Agent, { idempotencyKey });
  if (before) return { __typename: 'CreateAgentSuccess' as const, agent: before };
  const issues = [...(await checkModelChoice(em, tenantId, parsed.data, rules)), ...checkWindow(parsed.data, rules.providers)];
  if (issues.length > 0) return validationError(issues);

  return em.transactional(async (tx) => {
    await lockRoster(tx, tenantId);
    const meanwhile = await tx.findOne(Agent, { idempotencyKey });
    if (meanwhile) return { __typename: 'CreateAgentSuccess' as const, agent: meanwhile };
    const places = await placesLeft(tx);
    if (places && places.left < 1) return planLimit(places.quota);
    const agent = tx.create(Agent, {
      ...parsed.data,
      tenantId,
      id: newId(),
      status: places ? 'ACTIVE' : 'PAUSED_BY_PLAN',
      version: 1,
      updatedAt: clock.now(),
    });
    await tx.flush();
    await announceAgent(tx, agent);
    await wakeWaiting(tx, tenantId, { causes: ['NO_EMPLOYEE'] });
    await notifyClients(tx, tenantId, 'agents');
    return { __typename: 'CreateAgentSuccess' as const, agent };
  });
}
