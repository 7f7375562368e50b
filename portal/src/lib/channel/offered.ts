import { type ChannelKind, channelKinds, channelNames } from '@konstruct/schema/channel-kinds';
import { page } from '$app/state';
import { text } from './text.ts';

/** Whether this installation offers a kind of channel: its administrator may have switched it off. */
export const isOffered = (kind: ChannelKind): boolean => {
  const off = page.data['offChannels'] as readonly ChannelKind[] | undefined;
  return off?.includes(kind) !== true;
};

/** Why there is nothing to connect, in a sentence. */
export const notOffered = (kind: ChannelKind): string => text.switchedOff(channelNames[kind]);

export const kindsOnOffer = (): ChannelKind[] => channelKinds.filter(isOffered);
export const kindsOff = (): ChannelKind[] => channelKinds.filter((kind) => !isOffered(kind));
