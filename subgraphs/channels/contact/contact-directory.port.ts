import type { Channel } from '../channel/channel.entity.ts';

/** Where a vendor is asked for people's names. */
export interface ContactDirectory {
  /** Whether the channel's access allows it. */
  isAllowed(channel: Channel): boolean;
  /** A person's name, by the vendor's id of the person; null when the vendor does not report one now. */
  nameOf(token: string, externalId: string): Promise<string | null>;
}
