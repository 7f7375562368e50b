import type { Resolvers } from '../generated/resolvers.ts';
import type { Channel } from './channel.entity.ts';
import { type OffKinds, offReason } from './switches.ts';

/** What is kept of a channel stays as it was; while its kind is off here, it is shown as that. */
export const createSwitchedOffResolvers = (off: OffKinds) => {
  const isOff = ({ kind, status }: Channel) => off.has(kind) && status !== 'DISCONNECTED';
  return {
    Channel: {
      status: (channel) => (isOff(channel) ? 'SWITCHED_OFF' : channel.status),
      statusReason: (channel) => (isOff(channel) ? offReason(channel.kind) : (channel.statusReason ?? null)),
    },
  } satisfies Resolvers;
};
