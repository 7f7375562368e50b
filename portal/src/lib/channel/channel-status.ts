import type { ChannelStatus } from '#generated/graphql.ts';

/** Whether messages arrive and go out: a channel may need attention for some that were not delivered, and work all the same. */
export const isWorking = ({ status, isAccessLost }: { status: ChannelStatus; isAccessLost: boolean }): boolean =>
  status === 'CONNECTED' || (status === 'NEEDS_ATTENTION' && !isAccessLost);

export const channelStatuses: Record<ChannelStatus, { label: string; tone: 'good' | 'bad' | 'calm' | 'plain' }> = {
  CONNECTED: { label: 'Connected', tone: 'good' },
  WAITING_FOR_MESSAGE: { label: 'Waiting for a message', tone: 'calm' },
  NEEDS_ATTENTION: { label: 'Needs attention', tone: 'bad' },
  SWITCHED_OFF: { label: 'Switched off', tone: 'plain' },
  DISCONNECTED: { label: 'Disconnected', tone: 'plain' },
};
