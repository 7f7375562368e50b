import { ownTenant } from '@konstruct/kit/graph';
import { agentResolvers } from './agent/agent.resolvers.ts';
import { conversationResolvers } from './conversation/conversation.resolvers.ts';
import { entitlementResolvers } from './entitlement/entitlement.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { llmKeyResolvers } from './replicas/llm-key.resolvers.ts';
import { playgroundResolvers } from './playground/playground.resolvers.ts';
import { unansweredResolvers } from './unanswered/unanswered.resolvers.ts';

/** The subgraph's resolvers. */
export const resolvers = {
  Query: { ...ownTenant.Query, ...agentResolvers.Query, ...conversationResolvers.Query },
  Mutation: { ...agentResolvers.Mutation, ...playgroundResolvers.Mutation, ...unansweredResolvers.Mutation },
  Tenant: {
    ...ownTenant.Tenant,
    ...agentResolvers.Tenant,
    ...conversationResolvers.Tenant,
    ...entitlementResolvers.Tenant,
  },
  Agent: agentResolvers.Agent,
  LlmKey: llmKeyResolvers.LlmKey,
  Conversation: conversationResolvers.Conversation,
  Message: conversationResolvers.Message,
} satisfies Resolvers;
