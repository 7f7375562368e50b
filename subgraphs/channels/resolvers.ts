import { ownTenant } from '@konstruct/kit/graph';
import type { Channel } from './channel/channel.entity.ts';
import { channelResolvers } from './channel/channel.resolvers.ts';
import { createChannelStateResolvers } from './channel/channel-state.resolvers.ts';
import type { OffKinds } from './channel/switches.ts';
import { contactResolvers } from './contact/contact.resolvers.ts';
import { createDeliveryResolvers } from './delivery/delivery.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { createSlackResolvers } from './slack/slack.resolvers.ts';
import type { createStartSlackInstall } from './slack/install/start-slack-install.ts';
import { createWhatsAppResolvers, type WhatsAppResolverTools } from './whatsapp/whatsapp.resolvers.ts';

interface ResolverTools extends WhatsAppResolverTools {
  readonly off: OffKinds;
  readonly isUnopened: (channel: Channel) => Promise<boolean>;
  readonly startSlackInstall: ReturnType<typeof createStartSlackInstall>;
}

export function createResolvers({ off, isUnopened, startSlackInstall, ...whatsAppTools }: ResolverTools) {
  const whatsApp = createWhatsAppResolvers(whatsAppTools);
  const delivery = createDeliveryResolvers(off);
  return {
    ...channelResolvers,
    ...contactResolvers,
    Query: { ...ownTenant.Query, ...channelResolvers.Query },
    Tenant: { ...ownTenant.Tenant, ...channelResolvers.Tenant, ...delivery.Tenant },
    UndeliveredMessage: delivery.UndeliveredMessage,
    Channel: { ...channelResolvers.Channel, ...whatsApp.Channel, ...createChannelStateResolvers(off, isUnopened).Channel },
    WhatsAppNumber: whatsApp.WhatsAppNumber,
    Message: delivery.Message,
    Mutation: {
      ...channelResolvers.Mutation,
      ...delivery.Mutation,
      ...createSlackResolvers(startSlackInstall).Mutation,
      ...whatsApp.Mutation,
    },
  } satisfies Resolvers;
}
