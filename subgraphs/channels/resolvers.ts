import { ownTenant } from '@konstruct/kit/graph';
import { channelResolvers } from './channel/channel.resolvers.ts';
import { channelStateResolvers } from './channel/channel-state.resolvers.ts';
import { contactResolvers } from './contact/contact.resolvers.ts';
import { deliveryResolvers } from './delivery/delivery.resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { vendors } from './vendors.ts';

/** The subgraph's resolvers. */
export const resolvers = merge([
  ownTenant,
  channelResolvers,
  channelStateResolvers,
  contactResolvers,
  deliveryResolvers,
  ...vendors.map((vendor) => vendor.resolvers),
]);

/** Merges several maps into one; the same type may have fields in each of them, but no field may be in two. */
function merge(maps: readonly Resolvers[]): Resolvers {
  const merged: Record<string, object> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map))) {
    const twice = Object.keys(fields).find((field) => Object.hasOwn(merged[type] ?? {}, field));
    if (twice !== undefined) throw new Error(`Two resolvers for ${type}.${twice}.`);
    merged[type] = { ...merged[type], ...fields };
  }
  return merged;
}
