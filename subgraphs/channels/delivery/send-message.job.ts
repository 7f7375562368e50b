import type { Database } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import type { Opener } from '@konstruct/kit/vault';
import type { OffKinds } from '../channel/switches.ts';
import { sendMessageJob } from '../job-definitions.ts';
import { beginSending } from './begin-sending.ts';
import type { Senders } from './sender.port.ts';
import { settleSending } from './settle-sending.ts';

export interface SendMessageOptions {
  readonly database: Database;
  readonly senders: Senders;
  readonly opener: Opener;
  readonly off: OffKinds;
  readonly now: () => Date;
}

/**
 * Sends what is due in a thread, each post at most once: *sending* is committed before the vendor is called and the outcome
 * after it, so a crash in between leaves a message that is *unknown*, never one that is sent twice.
 */
export function createSendMessage(options: SendMessageOptions): Handler {
  const { database, senders, now } = options;
  return handleJob(sendMessageJob, async (thread) => {
    for (;;) {
      const posting = await beginSending(options, thread, now());
      if (posting === null) return;
      const outcome = await senders[posting.channel.kind].post(posting);
      await settleSending(database, posting, outcome, now());
    }
  });
}
