import type { Resolvers } from '../generated/resolvers.ts';
import { sendPlaygroundMessage } from './send-playground-message.ts';

export const playgroundResolvers = {
  Mutation: { sendPlaygroundMessage: (_root, { input }, ctx) => sendPlaygroundMessage(ctx, input) },
} satisfies Resolvers;
