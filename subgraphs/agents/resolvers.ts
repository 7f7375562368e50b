import { ownTenant } from '@konstruct/kit/graph';
import { agentResolvers } from './agent/agent.resolvers.ts';
import type { ModelChoiceRules } from './agent/model-choice.ts';
import { conversationResolvers } from './conversation/conversation.resolvers.ts';
import { entitlementResolvers } from './entitlement/entitlement.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { llmKeyResolvers, type LlmKeyTools } from './known/llm-key.resolvers.ts';
import { playgroundResolvers } from './playground/playground.resolvers.ts';
import { unansweredResolvers } from './unanswered/unanswered.resolvers.ts';

/** The subgraph's resolvers. */
export function createResolvers(rules: ModelChoiceRules & LlmKeyTools) {
  const agents = agentResolvers(rules);
  return {
    Query: { ...ownTenant.Query, ...agents.Query, ...conversationResolvers.Query },
    Mutation: { ...agents.Mutation, ...playgroundResolvers.Mutation, ...unansweredResolvers.Mutation },
    Tenant: {
      ...ownTenant.Tenant,
      ...agents.Tenant,
      ...conversationResolvers.Tenant,
      ...entitlementResolvers.Tenant,
    },
    Agent: agents.Agent,
    LlmKey: llmKeyResolvers(rules).LlmKey,
    Conversation: conversationResolvers.Conversation,
    Message: conversationResolvers.Message,
  } satisfies Resolvers;
}
