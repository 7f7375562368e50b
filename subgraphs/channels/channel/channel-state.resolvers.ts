import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import type { Channel } from './channel.entity.ts';
import { unopenedReason } from './open-token.ts';
import { offReason } from './switches.ts';

/** Why a channel with working access needs attention. */
const undeliveredReason = (count: number) =>
  count === 1
    ? 'A message couldn’t be delivered, or may not have arrived. Send it again or dismiss it.'
    : `${count} messages couldn’t be delivered, or may not have arrived. Send them again or dismiss them.`;

const isOff = ({ kind, status }: Channel, { deps }: Context) => deps.off.has(kind) && status !== 'DISCONNECTED';

/**
 * The channel's status as it is shown. It is the stored status, except when the channel's kind is switched off here,
 * when its access cannot be opened here, or when its access works but some of its messages were not delivered.
 */
export const channelStateResolvers = {
  Channel: {
    async status(channel, _args, ctx) {
      const { isUnopened, undeliveredCount } = ctx.loaders;
      if (isOff(channel, ctx)) return 'SWITCHED_OFF';
      if (await isUnopened.load(channel)) return 'NEEDS_ATTENTION';
      return channel.isAlive() && (await undeliveredCount.load(channel.id)) > 0 ? 'NEEDS_ATTENTION' : channel.status;
    },
    async statusReason(channel, _args, ctx) {
      const { isUnopened, undeliveredCount } = ctx.loaders;
      if (isOff(channel, ctx)) return offReason(channel.kind);
      if (await isUnopened.load(channel)) return unopenedReason(channel.kind);
      const count = channel.isAlive() ? await undeliveredCount.load(channel.id) : 0;
      return count > 0 ? undeliveredReason(count) : (channel.statusReason ?? null);
    },
    undeliveredCount: ({ id }, _args, { loaders }) => loaders.undeliveredCount.load(id),
    isAccessLost: async (channel, _args, { loaders }) =>
      channel.status === 'NEEDS_ATTENTION' || loaders.isUnopened.load(channel),
  },
} satisfies Resolvers;
