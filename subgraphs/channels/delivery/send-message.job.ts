import type { Database } from '@konstruct/kit/database';
import type { Task } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import { z } from 'zod';
import type { Slack } from '../slack/slack.port.ts';
import { authorNameScope } from '../slack/scopes.ts';
import { placeOf } from '../slack/thread-key.ts';
import { beginSending } from './begin-sending.ts';
import { settleSending } from './settle-sending.ts';

const payloadSchema = z.object({ tenantId: z.uuid(), channelId: z.uuid(), threadKey: z.string() });

/**
 * Sends what is due in a thread, each post at most once: *sending* is committed before Slack is called and the outcome after
 * it, so a crash in between leaves a message that is *unknown*, never one that is sent twice.
 */
export function createSendMessage({
  database,
  slack,
  opener,
  now,
}: {
  database: Database;
  slack: Slack;
  opener: Opener;
  now: () => Date;
}): Task {
  return async (payload) => {
    const thread = payloadSchema.parse(payload);
    for (;;) {
      const begun = await beginSending({ database, opener }, thread, now());
      if (begun === null) return;
      const { message, channel, token } = begun;
      const outcome = await slack.post(token, {
        place: placeOf(message.threadKey),
        text: message.text ?? '',
        authorName: channel.scopes.includes(authorNameScope) ? (message.authorName ?? null) : null,
      });
      await settleSending(database, begun, outcome, now());
    }
  };
}
