import { type ChannelKind, channelKinds, channelNames } from '@konstruct/schema/channel-kinds';
import { page } from '$app/state';
import { text } from './text.ts';

/** Whether this installation offers a kind of channel. The administrator may have switched it off. */
export const isOffered = (kind: ChannelKind): boolean => {
  const off = page.data['offChannels'] as readonly ChannelKind[] | undefined;
  return off?.includes(kind) !== true;
};

/** A sentence that says why this kind cannot be connected. */
export const notOffered = (kind: ChannelKind): string => text.switchedOff(channelNames[kind]);

export const kindsOnOffer = (): ChannelKind[] => channelKinds.filter(isOffered);
export const kindsOff = (): ChannelKind[] => channelKinds.filter((kind) => !isOffered(kind));
