import type { Opener } from '@konstruct/kit/vault';
import type { Channel } from '../channel/channel.entity.ts';
import type { Slack } from './slack.port.ts';

const coolOffMs = 60_000;

/** Asks Slack what people are called. After a failure the workspace is left alone for a minute, so that a slow Slack does not slow every message. */
export function createNamePeople({ slack, opener, now }: { slack: Slack; opener: Opener; now: () => Date }) {
  const restUntil = new Map<string, number>();
  return async (channel: Channel, userId: string): Promise<string | null> => {
    if (!channel.sealedToken || !channel.scopes.includes('users:read')) return null;
    if ((restUntil.get(channel.id) ?? 0) > now().getTime()) return null;
    const name = await slack.nameOf(await opener.open(channel.sealedToken, channel.binding()), userId);
    if (name === null) restUntil.set(channel.id, now().getTime() + coolOffMs);
    else restUntil.delete(channel.id);
    return name;
  };
}
