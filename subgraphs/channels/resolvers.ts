import { channelResolvers } from './channel/channel.resolvers.ts';
import { contactResolvers } from './contact/contact.resolvers.ts';
import { deliveryResolvers } from './delivery/delivery.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { createSlackResolvers } from './slack/slack.resolvers.ts';
import type { createStartSlackInstall } from './slack/start-slack-install.ts';

export function createResolvers({ startSlackInstall }: { startSlackInstall: ReturnType<typeof createStartSlackInstall> }) {
  return {
    ...channelResolvers,
    ...contactResolvers,
    Message: deliveryResolvers.Message,
    Mutation: { ...channelResolvers.Mutation, ...deliveryResolvers.Mutation, ...createSlackResolvers(startSlackInstall).Mutation },
  } satisfies Resolvers;
}
