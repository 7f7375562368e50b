import { ownTenant } from '@konstruct/kit/graph';
import { channelResolvers } from './channel/channel.resolvers.ts';
import { contactResolvers } from './contact/contact.resolvers.ts';
import { deliveryResolvers } from './delivery/delivery.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { createSlackResolvers } from './slack/slack.resolvers.ts';
import type { createStartSlackInstall } from './slack/start-slack-install.ts';
import { createWhatsAppResolvers, type WhatsAppResolverTools } from './whatsapp/whatsapp.resolvers.ts';

interface ResolverTools extends WhatsAppResolverTools {
  readonly startSlackInstall: ReturnType<typeof createStartSlackInstall>;
}

export function createResolvers({ startSlackInstall, ...whatsAppTools }: ResolverTools) {
  const whatsApp = createWhatsAppResolvers(whatsAppTools);
  return {
    ...channelResolvers,
    ...contactResolvers,
    Query: { ...ownTenant.Query, ...channelResolvers.Query },
    Tenant: { ...ownTenant.Tenant, ...channelResolvers.Tenant },
    Channel: { ...channelResolvers.Channel, ...whatsApp.Channel },
    WhatsAppNumber: whatsApp.WhatsAppNumber,
    Message: deliveryResolvers.Message,
    Mutation: {
      ...channelResolvers.Mutation,
      ...deliveryResolvers.Mutation,
      ...createSlackResolvers(startSlackInstall).Mutation,
      ...whatsApp.Mutation,
    },
  } satisfies Resolvers;
}
