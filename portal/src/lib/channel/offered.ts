import { page } from '$app/state';
import type { ChannelKind } from '#generated/graphql.ts';
import { channelKinds } from './channel-status.ts';

/** Whether this installation offers a kind of channel: whoever runs it may have switched it off. */
export const isOffered = (kind: ChannelKind): boolean => {
  const off = page.data['offChannels'] as readonly ChannelKind[] | undefined;
  return off?.includes(kind) !== true;
};

/** Why there is nothing to connect, in a sentence. */
export const notOffered = (kind: ChannelKind): string => `${channelKinds[kind]} is switched off on this installation. Ask whoever runs it.`;

export const kindsOnOffer = (): ChannelKind[] => (['SLACK', 'WHATSAPP'] as const).filter(isOffered);
export const kindsOff = (): ChannelKind[] => (['SLACK', 'WHATSAPP'] as const).filter((kind) => !isOffered(kind));
