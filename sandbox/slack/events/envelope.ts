import { randomBytes } from 'node:crypto';
import { APP, type Channel, type Install, type Message, type Metadata, type Team } from '../workspace.ts';

/** The inner part of an Events API delivery. */
export type SlackEvent = { type: string } & Record<string, unknown>;

/** The body that Slack POSTs to the app's events URL. */
export type Envelope = { type: 'event_callback'; event_id: string; team_id: string; event: SlackEvent } & Record<
  string,
  unknown
>;

/** Wraps an event in Slack's envelope, with a new event id. */
export function wrap(
  team: Team,
  install: Install | undefined,
  event: SlackEvent,
  nowMs: number,
  extra: Record<string, unknown> = {},
): Envelope {
  return {
    token: 'deprecated-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: APP.id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomId(9)}`,
    event_time: Math.floor(nowMs / 1000),
    authorizations:
      install === undefined
        ? []
        : [
            {
              enterprise_id: null,
              team_id: team.id,
              user_id: team.botUserId,
              is_bot: true,
              is_enterprise_install: false,
            },
          ],
    is_ext_shared_channel: false,
    event_context: `4-${randomId(20)}`,
    ...extra,
  };
}

/** A message as the body of a `message` event. */
export function messageEvent(
  team: Team,
  channel: Channel,
  message: Message,
  metadataTypes: readonly string[],
): SlackEvent {
  return {
    ...describeMessage(team, message, (type) => metadataTypes.includes(type)),
    type: 'message',
    channel: channel.id,
    event_ts: message.ts,
    channel_type: channel.kind,
  };
}

/** The event that carries a message's metadata. https://docs.slack.dev/reference/events/message_metadata_posted */
export function metadataEvent(team: Team, channel: Channel, message: Message, metadata: Metadata): SlackEvent {
  return {
    type: 'message_metadata_posted',
    app_id: APP.id,
    bot_id: team.botId,
    user_id: team.botUserId,
    team_id: team.id,
    channel_id: channel.id,
    metadata,
    message_ts: message.ts,
    event_ts: message.ts,
  };
}

/** A message that mentions the bot, as the body of an `app_mention` event. It has no `channel_type`. */
export function mentionEvent(team: Team, channel: Channel, message: Message): SlackEvent {
  return { ...describeMessage(team, message), type: 'app_mention', channel: channel.id, event_ts: message.ts };
}

/** Metadata as Slack shows it: the type always, the contents only to apps subscribed to that type. */
function describeMetadata(
  metadata: Metadata | undefined,
  isAskedFor: (type: string) => boolean,
): Record<string, unknown> {
  if (metadata === undefined) return {};
  return {
    metadata: isAskedFor(metadata.event_type) ? metadata : { event_type: metadata.event_type, event_payload: {} },
  };
}

/** A message as the Web API shows it. `isAskedFor` selects the types of metadata that include their contents. */
export function describeMessage(
  team: Team,
  message: Message,
  isAskedFor: (type: string) => boolean = () => false,
): SlackEvent {
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const subtype = message.subtype === undefined ? {} : { subtype: message.subtype };
  const reactions =
    message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length })) };
  if (message.botId !== undefined) {
    const isCustom = message.username !== undefined;
    return {
      type: 'message',
      ...subtype,
      ...(isCustom ? { username: message.username } : { user: team.botUserId }),
      ...(message.iconEmoji === undefined ? {} : { icons: { emoji: message.iconEmoji } }),
      ...(message.iconUrl === undefined ? {} : { icons: { image_48: message.iconUrl } }),
      ts: message.ts,
      bot_id: message.botId,
      app_id: APP.id,
      text: message.text,
      team: team.id,
      bot_profile: {
        id: message.botId,
        app_id: APP.id,
        name: APP.name,
        user_id: team.botUserId,
        team_id: team.id,
        deleted: false,
      },
      ...thread,
      ...reactions,
      ...describeMetadata(message.metadata, isAskedFor),
    };
  }
  return {
    type: 'message',
    ...subtype,
    user: message.user,
    ts: message.ts,
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    text: message.text,
    team: team.id,
    blocks: [
      {
        type: 'rich_text',
        block_id: message.ts.slice(-5),
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] }],
      },
    ],
    ...thread,
    ...reactions,
  };
}

/** Upper-case letters and digits, as in Slack's ids. */
export function randomId(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}
