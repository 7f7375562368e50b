import { type ChannelKind, channelNames } from '@konstruct/schema/channel-kinds';

/** The kinds of channels that this installation has switched off: nothing is sent or received over them. */
export type OffKinds = ReadonlySet<ChannelKind>;

/** Why a channel of a switched-off kind does nothing, worded for an operator, who cannot fix it. */
export const offReason = (kind: ChannelKind): string =>
  `${channelNames[kind]} is switched off on this installation. Contact your administrator.`;
