import type { Resolvers } from '../generated/resolvers.ts';
import { resolveWaitingMessages } from './resolve-waiting-messages.ts';

export const unansweredResolvers = {
  Mutation: { resolveWaitingMessages: (_root, { input }, ctx) => resolveWaitingMessages(ctx, input) },
} satisfies Resolvers;
