import DataLoader from 'dataloader';
import type { Dependencies } from '../context.ts';
import type { Channel } from './channel.entity.ts';
import { openToken } from './open-token.ts';

export type UnopenedLoader = DataLoader<Channel, boolean>;

/**
 * Whether something that a connected channel needs cannot be opened here: its token, needed for sending, or what else
 * its vendor has sealed for it. Checked once for each read of a channel.
 */
export function createUnopenedLoader(deps: Dependencies): UnopenedLoader {
  return new DataLoader(async (channels) => {
    const living = channels.filter((channel) => channel.isAlive());
    const unopened = new Set<Channel>();
    for (const [kind, ofKind] of Map.groupBy(living, (channel) => channel.kind)) {
      const lost = await deps.vendors.secrets[kind]?.findUnopened(deps, ofKind);
      for (const channel of ofKind)
        if (lost?.has(channel.id) || (await isTokenUnopened(deps, channel))) unopened.add(channel);
    }
    return channels.map((channel) => unopened.has(channel));
  });
}

async function isTokenUnopened({ opener }: Dependencies, channel: Channel): Promise<boolean> {
  if (!channel.sealedToken) return false;
  return (await openToken(opener, channel.sealedToken, channel.binding())) === null;
}
