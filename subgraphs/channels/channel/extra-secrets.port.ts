import type { Channel } from './channel.entity.ts';

/** What a vendor seals for a channel beside its token. */
export interface ExtraSecrets {
  /** Whether something that the channel needs cannot be opened here. */
  isUnopened(channel: Channel): Promise<boolean>;
  /** Forgets what was sealed for a connection that has ended, though nothing of it can be given back. */
  forget(channel: Channel): Promise<void>;
}
