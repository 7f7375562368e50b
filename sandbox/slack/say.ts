import { randomUUID } from 'node:crypto';
import { findActiveInstall } from './directory.ts';
import {
  describeMessage,
  mentionEvent,
  messageEvent,
  metadataEvent,
  wrap,
  type SlackEvent,
} from './events/envelope.ts';
import type { SlackContext } from './slack-context.ts';
import type { Channel, Install, Message, Metadata, Team } from './workspace.ts';

/**
 * The number of messages that a channel keeps. Without a limit, every save in a load test would be slower than the
 * last.
 */
const KEPT = 2000;

/** Without this scope no event includes the contents of metadata. */
const metadataScope = 'metadata.message:read';

/** What a human writes. */
export interface HumanWords {
  userId: string;
  /** In Slack's mark-up. */
  text: string;
  threadTs?: string;
  subtype?: string;
  /** Merged into the inner event, for what this sandbox cannot create itself (files, foreign teams). */
  event?: Record<string, unknown>;
  /** Merged into the envelope. */
  envelope?: Record<string, unknown>;
}

/** What the bot writes. */
export interface BotWords {
  text: string;
  threadTs?: string;
  username?: string;
  iconEmoji?: string;
  iconUrl?: string;
  metadata?: Metadata;
}

/** A human writes: stores the message and sends the app the events that its scopes allow. */
export function humanSays(context: SlackContext, team: Team, channel: Channel, words: HumanWords): Message {
  const message: Message = {
    ts: nextTs(context),
    user: words.userId,
    text: words.text,
    clientMsgId: randomUUID(),
    reactions: [],
    ...(words.threadTs === undefined ? {} : { threadTs: words.threadTs }),
    ...(words.subtype === undefined ? {} : { subtype: words.subtype }),
  };
  const isMention = words.text.includes(`<@${team.botUserId}>`);
  // In Slack, Slackbot asks the author whether to invite the app; here the answer is always yes.
  if (isMention && channel.kind === 'channel' && findActiveInstall(context.state.value, team.id) !== undefined)
    join(channel, team);
  keep(context, channel, message);
  const extra = words.envelope ?? {};
  if (isMention && channel.kind === 'channel') {
    emit(context, team, channel, { ...mentionEvent(team, channel, message), ...words.event }, extra);
  }
  emit(context, team, channel, { ...messageEvent(team, channel, message, []), ...words.event }, extra);
  return message;
}

/** The bot writes: stores the message and sends it back to the app as an event, as Slack does. */
export function botSays(context: SlackContext, team: Team, channel: Channel, words: BotWords): Message {
  const message: Message = {
    ts: nextTs(context),
    botId: team.botId,
    text: words.text,
    reactions: [],
    ...(words.threadTs === undefined ? {} : { threadTs: words.threadTs }),
    ...(words.username === undefined ? {} : { username: words.username, subtype: 'bot_message' }),
    ...(words.iconEmoji === undefined ? {} : { iconEmoji: words.iconEmoji }),
    ...(words.iconUrl === undefined ? {} : { iconUrl: words.iconUrl }),
    ...(words.metadata === undefined ? {} : { metadata: words.metadata }),
  };
  keep(context, channel, message);
  const canRead = findActiveInstall(context.state.value, team.id)?.scopes.includes(metadataScope) === true;
  const types = canRead ? context.settings.metadataTypes : [];
  emit(context, team, channel, messageEvent(team, channel, message, types));
  if (words.metadata && types.includes(words.metadata.event_type)) {
    emit(context, team, channel, metadataEvent(team, channel, message, words.metadata));
  }
  return message;
}

/** Replaces a message's text and sends the `message_changed` event. */
export function editMessage(context: SlackContext, team: Team, channel: Channel, message: Message, text: string): void {
  const before = { ...message };
  message.text = text;
  message.isEdited = true;
  context.state.changed();
  context.notify();
  const ts = nextTs(context);
  emit(context, team, channel, {
    type: 'message',
    subtype: 'message_changed',
    message: { ...describeMessage(team, message), edited: { user: message.user ?? team.botUserId, ts } },
    previous_message: describeMessage(team, before),
    channel: channel.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channel.kind,
  });
}

/** Removes a message and sends the `message_deleted` event. */
export function deleteMessage(context: SlackContext, team: Team, channel: Channel, message: Message): void {
  channel.messages = channel.messages.filter((other) => other !== message);
  context.state.changed();
  context.notify();
  const ts = nextTs(context);
  emit(context, team, channel, {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: describeMessage(team, message),
    deleted_ts: message.ts,
    channel: channel.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channel.kind,
  });
}

/** Sends an event to the app if it is installed, subscribed and allowed to see it. */
function emit(
  context: SlackContext,
  team: Team,
  channel: Channel,
  event: SlackEvent,
  extra: Record<string, unknown> = {},
): void {
  const install = findActiveInstall(context.state.value, team.id);
  if (install === undefined || !mayHear(context, install, team, channel, event)) return;
  context.delivery.send(wrap(team, install, event, context.clock.now(), extra));
}

function mayHear(context: SlackContext, install: Install, team: Team, channel: Channel, event: SlackEvent): boolean {
  if (event.type === 'app_mention')
    return subscribed(context, 'app_mention') && install.scopes.includes('app_mentions:read');
  if (event.type === 'message_metadata_posted' && !subscribed(context, event.type)) return false;
  if (channel.kind === 'im') return subscribed(context, 'message.im') && install.scopes.includes('im:history');
  return (
    subscribed(context, 'message.channels') &&
    install.scopes.includes('channels:history') &&
    channel.members.includes(team.botUserId)
  );
}

function subscribed(context: SlackContext, event: string): boolean {
  return context.settings.botEvents.includes(event);
}

/** Makes the bot a member of a channel. */
export function join(channel: Channel, team: Team): void {
  if (!channel.members.includes(team.botUserId)) channel.members = [...channel.members, team.botUserId];
}

function keep(context: SlackContext, channel: Channel, message: Message): void {
  channel.messages.push(message);
  if (channel.messages.length > KEPT) channel.messages = channel.messages.slice(-KEPT);
  context.state.changed();
  context.notify();
}

/** A unique ts: seconds and microseconds of the sandbox server's clock. */
function nextTs(context: SlackContext): string {
  const state = context.state.value;
  state.lastTsMicros = Math.max(context.clock.now() * 1000, state.lastTsMicros + 1);
  return `${Math.floor(state.lastTsMicros / 1_000_000)}.${String(state.lastTsMicros % 1_000_000).padStart(6, '0')}`;
}
