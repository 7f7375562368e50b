import type { Resolvers } from '../generated/resolvers.ts';
import type { createStartSlackInstall } from './connect/start-slack-install.ts';

export const createSlackResolvers = (startSlackInstall: ReturnType<typeof createStartSlackInstall>) =>
  ({
    Mutation: { startSlackInstall: (_root, _args, context) => startSlackInstall(context) },
  }) satisfies Resolvers;
