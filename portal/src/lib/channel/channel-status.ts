import type { ChannelStatus } from '#generated/graphql.ts';
import { text } from './text.ts';

/** Whether messages arrive and are sent. A channel that needs attention because of undelivered messages still works. */
export const isWorking = ({ status, isAccessLost }: { status: ChannelStatus; isAccessLost: boolean }): boolean =>
  status === 'CONNECTED' || (status === 'NEEDS_ATTENTION' && !isAccessLost);

export const channelStatuses: Record<ChannelStatus, { label: string; tone: 'good' | 'bad' | 'calm' | 'plain' }> = {
  CONNECTED: { label: text.status.CONNECTED, tone: 'good' },
  WAITING_FOR_MESSAGE: { label: text.status.WAITING_FOR_MESSAGE, tone: 'calm' },
  NEEDS_ATTENTION: { label: text.status.NEEDS_ATTENTION, tone: 'bad' },
  SWITCHED_OFF: { label: text.status.SWITCHED_OFF, tone: 'plain' },
  DISCONNECTED: { label: text.status.DISCONNECTED, tone: 'plain' },
};
