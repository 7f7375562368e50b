import type { Resolvers } from '../generated/resolvers.ts';
import { startSlackInstall } from './connect/start-slack-install.ts';

export const slackResolvers = {
  Mutation: { startSlackInstall: (_root, _args, ctx) => startSlackInstall(ctx) },
} satisfies Resolvers;
