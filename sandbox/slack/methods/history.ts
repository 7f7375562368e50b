import { findChannel } from '../directory.ts';
import { describeMessage } from '../events/envelope.ts';
import type { Channel, Message } from '../workspace.ts';
import { refuse, type Call, type Method } from './method.ts';

const scopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** `conversations.history`: a channel's messages, newest first, without the replies in its threads. */
export const history: Method = {
  scopes,
  isHistory: true,
  run: (call) => {
    const found = findReadable(call);
    if (found.channel === undefined) return found.rejection;
    const messages = found.channel.messages.filter(
      (message) => message.threadTs === undefined || message.threadTs === message.ts,
    );
    return page(call, messages.toReversed());
  },
};

/** `conversations.replies`: one thread, oldest first. Its first message is always included, whatever the time range. */
export const replies: Method = {
  scopes,
  isHistory: true,
  run: (call) => {
    const found = findReadable(call);
    if (found.channel === undefined) return found.rejection;
    const { ts } = call.args;
    const thread = found.channel.messages.filter((message) => message.ts === ts || message.threadTs === ts);
    return thread.length === 0 ? refuse('thread_not_found') : page(call, thread);
  },
};

function findReadable({
  args,
  team,
  install,
}: Call): { channel: Channel } | { channel?: never; rejection: Record<string, unknown> } {
  const channel = findChannel(team, args['channel'] ?? '');
  if (channel === undefined) return { rejection: refuse('channel_not_found') };
  const needed = channel.kind === 'im' ? 'im:history' : 'channels:history';
  if (!install.scopes.includes(needed))
    return { rejection: refuse('missing_scope', { needed, provided: install.scopes.join(',') }) };
  if (!channel.members.includes(team.botUserId)) return { rejection: refuse('not_in_channel') };
  return { channel };
}

function page({ args, team, context }: Call, messages: readonly Message[]): Record<string, unknown> {
  const { mostMessages } = context.settings.historyLimit;
  const limit = Math.min(mostMessages, Math.max(1, Number(args['limit'] ?? mostMessages) || mostMessages));
  const [oldest, latest] = [Number(args['oldest'] ?? 0), Number(args['latest'] ?? Infinity)];
  const shown = messages.filter(({ ts }) => ts === args['ts'] || (Number(ts) > oldest && Number(ts) < latest));
  const isAskedFor = () => args['include_all_metadata'] === 'true' || args['include_all_metadata'] === '1';
  return {
    ok: true,
    messages: shown.slice(0, limit).map((message) => describeMessage(team, message, isAskedFor)),
    has_more: shown.length > limit,
  };
}
