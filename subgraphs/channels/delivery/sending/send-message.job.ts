import { type Database, type EntityManager, keepTrying } from '@konstruct/kit/database';
import { type Handler, handleJob, type JobInfo } from '@konstruct/kit/jobs';
import type { Logger } from '@konstruct/kit/process';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { sendMessageJobs } from '../../job-definitions.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import type { Posting } from '../message/sender.port.ts';
import { beginSending, type BeginOptions, cutOffSending, type Thread } from './begin-sending.ts';
import { postMessage } from './post-message.ts';
import { settleSending } from './settle-sending.ts';

export interface SendMessageOptions extends BeginOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Posts at once in a process, of each vendor: a place only waits for the network. One channel alone takes half of them. */
const places = 64;
/** How soon a thread is sent again whose job was given up: nothing in it is lost, whatever the reason. */
const givenUpPauseMs = 300_000;

/**
 * Sends what is due in a thread, each post at most once: *sending* is committed before the vendor is called and the outcome
 * after it, so a crash in between leaves a message that is *unknown*, never one that is sent twice. No connection to the database
 * is held while the vendor is called.
 */
export function createSendMessage(options: SendMessageOptions): Handler[] {
  const { database, senders, now } = options;
  return channelKinds.map((kind) => {
    const sendAgain = (tx: EntityManager, { tenantId, channelId, threadKey }: Thread) =>
      enqueueSending(tx, { tenantId, id: channelId, kind }, threadKey, new Date(now().getTime() + givenUpPauseMs));
    return handleJob(
      sendMessageJobs[kind],
      async (thread, job) => {
        try {
          await sendThread(options, thread, job);
        } catch (error) {
          if (job.isLast) await database.forTenant(thread.tenantId).transactional((tx) => sendAgain(tx, thread));
          throw error;
        }
      },
      {
        places,
        // What was under way may be what ends the workers: it is unknown now, and only a person sends it again.
        isolate: (thread) =>
          database.forTenant(thread.tenantId).transactional(async (tx) => {
            await cutOffSending(tx, senders, thread, now());
            await sendAgain(tx, thread);
          }),
      },
    );
  });
}

async function sendThread(options: SendMessageOptions, thread: Thread, { signal, turn }: JobInfo): Promise<void> {
  const { database, senders, now, log } = options;
  const transaction = (act: (tx: EntityManager) => Promise<Posting<unknown> | null>) =>
    database.forTenant(thread.tenantId).transactional(act);
  let isCutShort = false;
  let posting = await turn(() => transaction((tx) => beginSending(tx, options, thread, now())));
  while (posting) {
    const posted = posting;
    const outcome = await postMessage(senders, posted, log);
    // One transaction ends this post and begins the next.
    const goOn = async (tx: EntityManager) => {
      const mayHaveMore = await settleSending(tx, senders, posted, outcome, now());
      isCutShort = mayHaveMore && signal.aborted;
      return mayHaveMore && !isCutShort ? beginSending(tx, options, thread, now()) : null;
    };
    // Fenced by the attempt, so it may be repeated: only this process knows what the vendor said.
    posting = await keepTrying(() => turn(() => transaction(goOn), { isFirst: true }), signal);
  }
  if (isCutShort) throw new Error('The worker stops, or another has the job: what is left is sent by the next try.');
}
