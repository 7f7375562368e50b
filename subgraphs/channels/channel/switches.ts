import { type ChannelKind, channelNames } from '@konstruct/schema/channel-kinds';

/** The kinds of channels that this installation has switched off: nothing of theirs is sent or received. */
export type OffKinds = ReadonlySet<ChannelKind>;

/** Why a channel of a kind that is off does nothing, for an operator, who cannot mend it. */
export const offReason = (kind: ChannelKind): string =>
  `${channelNames[kind]} is switched off on this installation. Contact your administrator.`;
