import { type Binding, type Opener, VaultError } from '@konstruct/kit/vault';
import { type ChannelKind, channelNames } from '@konstruct/schema/channel-kinds';

/**
 * Opens what was sealed for a channel. Null when it cannot be opened here, for example while the ring lacks its key.
 * That never counts as a rejection by the vendor: the service tries again later, since the key may come back.
 */
export async function openToken(opener: Opener, sealed: string, binding: Binding): Promise<string | null> {
  try {
    return await opener.open(sealed, binding);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

/** Why a channel with access that cannot be opened does nothing, worded for an operator. */
export const unopenedReason = (kind: ChannelKind): string =>
  `The access to ${channelNames[kind]} can’t be decrypted on this installation. Ask your administrator to restore the key, or connect ${channelNames[kind]} again.`;
