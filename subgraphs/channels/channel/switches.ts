import { type Channel } from './channel.entity.ts';
import { vendorNames } from './vendor.ts';

/** The kinds of channels that this installation has switched off: nothing of theirs is sent or received. */
export type OffKinds = ReadonlySet<Channel['kind']>;

/** Why a channel of a kind that is off does nothing, for an operator, who cannot mend it. */
export const offReason = (kind: Channel['kind']): string =>
  `${vendorNames[kind]} is switched off on this installation. Ask whoever runs it.`;
