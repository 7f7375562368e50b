import { storable } from '@konstruct/kit/database';
import { z } from 'zod';
import type { Posted } from '../../delivery/message/sender.port.ts';
import { postedIn } from '../web-api/carried.ts';
import { readMrkdwn } from '../mrkdwn/read-mrkdwn.ts';
import { threadKeyOf } from '../web-api/thread-key.ts';

const text = z.string().optional().catch(undefined);
/** Looked up before anything else about the event is known, so it must be safe in a query. */
const teamId = z
  .string()
  .regex(/^\w{1,40}$/)
  .optional()
  .catch(undefined);

/** Which workspace an event belongs to. */
export const addressed = z.object({
  team_id: teamId,
  context_team_id: teamId,
  authorizations: z
    .array(z.object({ team_id: teamId }))
    .optional()
    .catch(undefined),
});

/**
 * What we read of Slack's envelope and event; everything else in them is ignored.
 * https://docs.slack.dev/apis/events-api
 */
const envelope = addressed.extend({
  event_time: z.number().optional().catch(undefined),
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  event: z.object({
    type: z.string(),
    subtype: text,
    user: text,
    bot_id: text,
    app_id: text,
    text,
    ts: text,
    thread_ts: text,
    channel: text,
    /** In events about metadata: the channel and the timestamp of the message that carries it. */
    channel_id: text,
    message_ts: text,
    channel_type: text,
    team: text,
    user_team: text,
    source_team: text,
    /** On our own posts: the metadata they carry. Slack omits its contents when the app has not subscribed to them. */
    metadata: z.unknown().optional(),
    files: z
      .array(z.object({ name: text }))
      .optional()
      .catch(undefined),
    tokens: z
      .object({ bot: z.array(z.string()).optional() })
      .optional()
      .catch(undefined),
  }),
});
export type SlackEnvelope = z.infer<typeof envelope>;

/** A message that a person wrote. */
export interface SlackMessage {
  readonly kind: 'message';
  /** The same for every event that refers to the message. */
  readonly externalId: string;
  readonly userId: string;
  readonly threadKey: string;
  readonly text: string;
  readonly sentAt: Date;
  readonly isDirect: boolean;
  readonly isMention: boolean;
}

/** What an event means to us. */
export type SlackInboundEvent =
  SlackMessage | { readonly kind: 'access_ended' } | { readonly kind: 'nothing'; readonly why: string };

/** Parses a delivered body. Throws when it is not an event of Slack's. */
export function parseEnvelope(body: Uint8Array): SlackEnvelope {
  return envelope.parse(JSON.parse(Buffer.from(body).toString('utf8')));
}

/**
 * The workspace of the install that received the event: in a shared channel this is not always the one where the
 * message was written.
 */
export function teamOf({
  authorizations,
  context_team_id: context,
  team_id: team,
}: Pick<SlackEnvelope, 'authorizations' | 'context_team_id' | 'team_id'>): string | undefined {
  return authorizations?.[0]?.team_id ?? context ?? team;
}

/**
 * The post of ours that an event shows to exist in Slack; null for every other event. It changes something only if the
 * outcome of the post was unknown. https://docs.slack.dev/reference/events/message_metadata_posted
 */
export function ownPostOf({ event }: SlackEnvelope): Posted | null {
  const { type, subtype, metadata } = event;
  if (type === 'message_metadata_posted') return postedIn(event.channel_id, { ts: event.message_ts, metadata });
  const isNew = type === 'message' && (subtype === undefined || subtype === 'bot_message');
  return isNew ? postedIn(event.channel, { ts: event.ts, metadata }) : null;
}

/**
 * Decides what an event means. Not answered are: messages of our own and of other bots; edits, deletions and every
 * other subtype except a shared file; and, in channels shared between companies, people from outside the connected
 * workspace, since an employee may know what strangers must not.
 */
export function readEvent(
  envelope: SlackEnvelope,
  { teamId, botUserId }: { teamId: string; botUserId: string },
): SlackInboundEvent {
  const { event } = envelope;
  switch (event.type) {
    case 'app_uninstalled':
      return { kind: 'access_ended' };
    case 'tokens_revoked':
      return event.tokens?.bot?.includes(botUserId)
        ? { kind: 'access_ended' }
        : nothing('the token of a user was revoked');
    case 'app_mention':
    case 'message':
      return readMessage(envelope, teamId, botUserId);
    default:
      return nothing(`events of type ${event.type} are not used`);
  }
}

function readMessage(
  { event, is_ext_shared_channel: isShared }: SlackEnvelope,
  teamId: string,
  botUserId: string,
): SlackInboundEvent {
  if (event.subtype !== undefined && event.subtype !== 'file_share')
    return nothing(`messages of subtype ${event.subtype} are not answered`);
  if (event.bot_id !== undefined || event.app_id !== undefined || event.user === botUserId)
    return nothing('a bot wrote it');
  if (event.user === undefined || event.user === 'USLACKBOT' || !event.channel || !event.ts)
    return nothing('no person wrote it');
  const authorTeam = event.user_team ?? event.source_team ?? event.team;
  if (authorTeam === undefined ? isShared === true : authorTeam !== teamId)
    return nothing('the author belongs to another workspace');

  const files = (event.files ?? []).map(({ name }) => `[attached file: ${name ?? 'without a name'}]`);
  const written = storable([readMrkdwn(event.text ?? '', botUserId), ...files].filter(Boolean).join('\n'));
  const isMention = event.type === 'app_mention' || (event.text ?? '').includes(`<@${botUserId}>`);
  // A bare mention is a person saying hello.
  const words = written === '' && isMention ? 'Hello' : written;
  if (words === '') return nothing('it has no text');

  const isDirect = event.channel_type === 'im' || event.channel.startsWith('D');
  const { channel } = event;
  return {
    kind: 'message',
    externalId: `${teamId}:${channel}:${event.ts}`,
    userId: event.user,
    threadKey: threadKeyOf(
      isDirect ? { kind: 'direct', channel } : { kind: 'thread', channel, threadTs: event.thread_ts ?? event.ts },
    ),
    text: words,
    sentAt: new Date(Number(event.ts) * 1000),
    isDirect,
    isMention,
  };
}

const nothing = (why: string) => ({ kind: 'nothing', why }) as const;
