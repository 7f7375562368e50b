import { isAllowed } from '@konstruct/schema/permissions';
import type { Resolvers } from '../generated/resolvers.ts';
import { Channel } from './channel.entity.ts';
import { disconnectChannel } from './disconnect-channel.ts';

const listed = 50;

export const channelResolvers = {
  Query: {
    channel: (_root, { id }, { loaders }) => loaders.channel.load(id),
  },
  Tenant: {
    channels: (_tenant, _args, { em }) =>
      em.transactional((tx) => tx.find(Channel, {}, { orderBy: { createdAt: 'asc', id: 'asc' }, limit: listed })),
  },
  Channel: {
    __resolveReference: ({ id }, { loaders }) => loaders.channel.load(id),
    lastTest: ({ id }, _args, { loaders }) => loaders.lastTest.load(id),
    viewerCanManage: (_channel, _args, { actor }) => isAllowed(actor, 'channels:manage'),
  },
  Mutation: {
    disconnectChannel: (_root, { input }, ctx) => disconnectChannel(ctx, input),
  },
} satisfies Resolvers;
