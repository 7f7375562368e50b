import { ownTenant } from '@konstruct/kit/graph';
import type { Channel } from './channel/channel.entity.ts';
import { channelResolvers } from './channel/channel.resolvers.ts';
import { createChannelStateResolvers } from './channel/channel-state.resolvers.ts';
import type { OffKinds } from './channel/switches.ts';
import { contactResolvers } from './contact/contact.resolvers.ts';
import { createDeliveryResolvers } from './delivery/delivery.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import type { OpenVendors } from './open-vendors.ts';

interface ResolverTools {
  readonly off: OffKinds;
  readonly isUnopened: (channel: Channel) => Promise<boolean>;
  readonly vendors: OpenVendors;
}

export function createResolvers({ off, isUnopened, vendors }: ResolverTools): Resolvers {
  return merge([
    ownTenant,
    channelResolvers,
    createChannelStateResolvers(off, isUnopened),
    contactResolvers,
    createDeliveryResolvers({ off, senders: vendors.senders }),
    ...Object.values(vendors.byKind).map(({ resolvers }) => resolvers),
  ]);
}

/** One map of several, whose types may have fields in each. */
function merge(maps: readonly Resolvers[]): Resolvers {
  const merged: Record<string, object> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map))) merged[type] = { ...merged[type], ...fields };
  return merged;
}
