import { findChannel, findDirectMessage, findMessage } from '../directory.ts';
import { describeMessage } from '../events/envelope.ts';
import { botSays, deleteMessage, editMessage } from '../say.ts';
import type { Channel, Message, Metadata } from '../workspace.ts';
import { refuse, type Call, type Method } from './method.ts';

const TEXT_LIMIT = 40_000;

/**
 * `chat.postMessage`. https://docs.slack.dev/reference/methods/chat.postMessage
 * Rejects text beyond 40,000 characters. Slack truncates it silently, which would hide the mistake.
 */
export const postMessage: Method = {
  scopes: ['chat:write'],
  run: (call) => {
    const { args, team, install, context } = call;
    const channel = resolve(call);
    if (channel === undefined) return refuse('channel_not_found');
    if (channel.isArchived) return refuse('is_archived');
    if (!mayPost(call, channel)) return refuse('not_in_channel');
    const text = args['text'] ?? '';
    if (text.trim() === '' && (args['blocks'] ?? '') === '' && (args['attachments'] ?? '') === '')
      return refuse('no_text');
    if (text.length > TEXT_LIMIT) return refuse('msg_too_long');
    const blocks = args['blocks'];
    if (blocks !== undefined && !isList(blocks)) return refuse('invalid_blocks_format');
    const metadata = readMetadata(args['metadata']);
    if (metadata === null) return refuse('invalid_metadata_format');
    const threadTs = args['thread_ts'];
    if (threadTs !== undefined && !/^\d+\.\d+$/.test(threadTs)) return refuse('invalid_thread_ts');
    // Without the scope, Slack ignores the custom name and still accepts the message.
    const isCustom = install.scopes.includes('chat:write.customize');
    const message = botSays(context, team, channel, {
      text,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(isCustom && args['username'] !== undefined ? { username: args['username'] } : {}),
      ...(isCustom && args['icon_emoji'] !== undefined ? { iconEmoji: args['icon_emoji'] } : {}),
      ...(isCustom && args['icon_url'] !== undefined ? { iconUrl: args['icon_url'] } : {}),
    });
    return { ok: true, channel: channel.id, ts: message.ts, message: describeMessage(team, message) };
  },
};

/** `chat.update`, for messages that the bot wrote. */
export const update: Method = {
  scopes: ['chat:write'],
  run: (call) => {
    const found = findOwn(call, 'cant_update_message');
    if ('error' in found) return refuse(found.error);
    const text = call.args['text'] ?? '';
    if (text === '') return refuse('no_text');
    editMessage(call.context, call.team, found.channel, found.message, text);
    return {
      ok: true,
      channel: found.channel.id,
      ts: found.message.ts,
      text,
      message: describeMessage(call.team, found.message),
    };
  },
};

/** `chat.delete`, for messages that the bot wrote. */
export const remove: Method = {
  scopes: ['chat:write'],
  run: (call) => {
    const found = findOwn(call, 'cant_delete_message');
    if ('error' in found) return refuse(found.error);
    deleteMessage(call.context, call.team, found.channel, found.message);
    return { ok: true, channel: found.channel.id, ts: found.message.ts };
  },
};

/** A user id means the direct message with that user. */
function resolve({ args, team }: Call): Channel | undefined {
  const name = args['channel'] ?? '';
  return name.startsWith('U') ? findDirectMessage(team, name) : findChannel(team, name);
}

function mayPost({ team, install }: Call, channel: Channel): boolean {
  return channel.members.includes(team.botUserId) || install.scopes.includes('chat:write.public');
}

function findOwn(call: Call, notMine: string): { channel: Channel; message: Message } | { error: string } {
  const channel = resolve(call);
  if (channel === undefined) return { error: 'channel_not_found' };
  const message = findMessage(channel, call.args['ts'] ?? '');
  if (message === undefined) return { error: 'message_not_found' };
  return message.botId === call.team.botId ? { channel, message } : { error: notMine };
}

/** Null if it is not metadata in Slack's format. */
function readMetadata(json: string | undefined): Metadata | null | undefined {
  if (json === undefined) return undefined;
  try {
    const read = JSON.parse(json) as Partial<Metadata> | null;
    const isGood =
      typeof read?.event_type === 'string' && typeof read.event_payload === 'object' && read.event_payload !== null;
    return isGood ? (read as Metadata) : null;
  } catch {
    return null;
  }
}

function isList(json: string): boolean {
  try {
    return Array.isArray(JSON.parse(json));
  } catch {
    return false;
  }
}
