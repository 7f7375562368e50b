import type { Opener } from '@konstruct/kit/vault';
import type { ChannelKind } from '@konstruct/schema/channel-kinds';
import type { Channel } from './channel.entity.ts';
import type { ExtraSecrets } from './extra-secrets.port.ts';
import { openToken } from './open-token.ts';

/** What vendors seal beside tokens, by the kind of the channel. */
export type SecretsByKind = Readonly<Partial<Record<ChannelKind, ExtraSecrets>>>;

/**
 * Tells whether something that a living channel needs cannot be opened here: its token, to send, or what else its vendor has sealed for
 * it. Looked at once for each reading of a channel.
 */
export function createIsUnopened(opener: Opener, secrets: SecretsByKind): (channel: Channel) => Promise<boolean> {
  const known = new WeakMap<Channel, Promise<boolean>>();

  async function look(channel: Channel): Promise<boolean> {
    if (channel.sealedToken && (await openToken(opener, channel.sealedToken, channel.binding())) === null) return true;
    return (await secrets[channel.kind]?.isUnopened(channel)) ?? false;
  }
  return (channel) => {
    if (!channel.isAlive()) return Promise.resolve(false);
    const looked = known.get(channel) ?? look(channel);
    known.set(channel, looked);
    return looked;
  };
}
