import type { Resolvers } from '../generated/resolvers.ts';
import { conversationPage, messagePage, waitingPage } from './pages.ts';

export const conversationResolvers = {
  Query: { conversation: (_root, { id }, { loaders }) => loaders.conversation.load(id) },
  Tenant: {
    conversations: (_tenant, args, ctx) => conversationPage(ctx, args),
    waitingMessages: (_tenant, args, ctx) => waitingPage(ctx, args),
  },
  Conversation: {
    __resolveReference: ({ id }, { loaders }) => loaders.conversation.load(id),
    agent: ({ agentId }, _args, { loaders }) => (agentId ? loaders.agent.load(agentId) : null),
    channel: ({ channelId }) => (channelId ? { id: channelId } : null),
    contact: ({ contactId }) => (contactId ? { id: contactId } : null),
    messages: ({ id }, args, ctx) => messagePage(ctx, id, args),
  },
  Message: {
    __resolveReference: ({ id }, { loaders }) => loaders.message.load(id),
    conversation: ({ conversationId }, _args, { loaders }) => loaders.conversation.load(conversationId),
  },
} satisfies Resolvers;
