import { isId } from '@konstruct/kit/database';
import { isAllowed } from '@konstruct/schema/permissions';
import type { Resolvers } from '../generated/resolvers.ts';
import { disconnectChannel } from './disconnect-channel.ts';
import { Channel } from './channel.entity.ts';

const listed = 50;

export const channelResolvers = {
  Query: {
    channel: (_root, { id }, { loaders }) => (isId(id) ? loaders.channel.load(id) : null),
  },
  Tenant: {
    channels: (_tenant, _args, { em }) =>
      em.transactional((tx) => tx.find(Channel, {}, { orderBy: { createdAt: 'asc', id: 'asc' }, limit: listed })),
  },
  Channel: {
    __resolveReference: ({ id }, { loaders }) => (isId(id) ? loaders.channel.load(id) : null),
    lastTest: ({ id }, _args, { loaders }) => loaders.lastTest.load(id),
    viewerCanManage: (_channel, _args, { actor }) => isAllowed(actor, 'channels:manage'),
  },
  Mutation: {
    disconnectChannel: (_root, { input }, context) => disconnectChannel(context, input),
  },
} satisfies Resolvers;
