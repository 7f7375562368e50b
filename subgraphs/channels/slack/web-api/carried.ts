import { z } from 'zod';
import type { Posted } from '../../delivery/message/sender.port.ts';

/**
 * The type of the metadata that our posts carry, named in the Slack app's manifest.
 * https://docs.slack.dev/messaging/message-metadata
 */
export const carriedType = 'konstruct_message';

const metadata = z.object({
  event_type: z.literal(carriedType),
  event_payload: z.object({ id: z.uuid(), attempt: z.coerce.number().int().min(1) }),
});

/** What a post carries, in Slack's format. */
export const metadataOf = ({ id, attempt }: { readonly id: string; readonly attempt: number }) => ({
  event_type: carriedType,
  event_payload: { id, attempt },
});

/** Which post of ours a message in a channel is, by the metadata it carries; null for any other message. */
export function postedIn(
  channel: string | undefined,
  message: { readonly ts?: string | undefined; readonly metadata?: unknown },
): Posted | null {
  const read = metadata.safeParse(message.metadata);
  if (!read.success || !channel || !message.ts) return null;
  return { ...read.data.event_payload, externalId: externalIdOf(channel, message.ts) };
}

/** Slack's identification of a post: its channel and its timestamp. */
export const externalIdOf = (channel: string, ts: string) => `${channel}:${ts}`;
