import type { Channel } from '../channel/channel.entity.ts';

/** Where a vendor is asked what people are called. */
export interface ContactDirectory {
  /** Whether the channel's access allows it. */
  isAllowed(channel: Channel): boolean;
  /** What a person is called, by the vendor's id of them; null where the vendor does not tell now. */
  nameOf(token: string, externalId: string): Promise<string | null>;
}
