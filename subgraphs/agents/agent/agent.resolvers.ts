import { cursorValues, decodeCursor, pageOf, pageSize } from '@konstruct/kit/graph';
import { isAllowed } from '@konstruct/schema/permissions';
import { Decimal } from 'decimal.js';
import type { Resolvers } from '../generated/resolvers.ts';
import { Agent } from './agent.entity.ts';
import { archiveAgent } from './archive-agent.ts';
import { createAgent } from './create-agent.ts';
import { pauseAgent } from './pause-agent.ts';
import { resumeAgent } from './resume-agent.ts';
import { agentsBeyond } from './active-agents.ts';
import { updateAgent } from './update-agent.ts';

export const agentResolvers = {
  Query: { agent: (_root, { id }, { loaders }) => loaders.agent.load(id) },
  Mutation: {
    createAgent: (_root, { input }, ctx) => createAgent(ctx, input),
    updateAgent: (_root, { input }, ctx) => updateAgent(ctx, input),
    pauseAgent: (_root, { input }, ctx) => pauseAgent(ctx, input),
    resumeAgent: (_root, { input }, ctx) => resumeAgent(ctx, input),
    archiveAgent: (_root, { input }, ctx) => archiveAgent(ctx, input),
  },
  Tenant: {
    async agents(_tenant, { first, after }, { em }) {
      const size = pageSize(first, 100);
      const current = { status: { $ne: 'ARCHIVED' as const } };
      const [afterId] = after ? decodeCursor(after, cursorValues.id) : [];
      const where = afterId ? { ...current, id: { $gt: afterId } } : current;
      const rows = await em.find(Agent, where, { orderBy: { id: 'asc' }, limit: size + 1 });
      return { ...pageOf(rows, size, ({ id }) => [id]), totalCount: await em.count(Agent, current) };
    },
    agentsBeyond: (_tenant, { quantity }, ctx) => agentsBeyond(ctx, quantity),
  },
  Agent: {
    __resolveReference: ({ id }, { loaders }) => loaders.agent.load(id),
    monthlyBudgetUsd: ({ monthlyBudgetUsd: amount }) => (amount ? new Decimal(amount).toFixed() : null),
    llmKey: async ({ llmKeyId }, _args, { loaders }) =>
      llmKeyId && !(await loaders.keyReplica.load(llmKeyId))?.isRemoved ? { id: llmKeyId } : null,
    viewerCanManage: (_agent, _args, { actor }) => isAllowed(actor, 'agents:manage'),
  },
} satisfies Resolvers;
