import { keepTrying } from '@konstruct/kit/database';
import { type Handler, handleJob, type JobInfo } from '@konstruct/kit/jobs';
import { type ChannelKind, channelKinds } from '@konstruct/schema/channel-kinds';
import { createTenantContext, type Dependencies, inTransaction, type TenantContext } from '../../context.ts';
import { sendMessageJobs } from '../../job-definitions.ts';
import { enqueueSending } from '../queueing/enqueue-sending.ts';
import { beginSending, cutOffSending, type Thread } from './begin-sending.ts';
import { postMessage } from './post-message.ts';
import { settleSending } from './settle-sending.ts';

type ThreadOfTenant = Thread & { readonly tenantId: string };

/**
 * Posts at the same time per process and vendor: a post only waits for the network. One channel takes at most half of
 * them.
 */
const places = 64;
/** How soon a thread is sent again after its job failed for good: nothing in it is lost, whatever the reason. */
const givenUpPauseMs = 300_000;

/**
 * Sends what is due in a thread, each post at most once. The job commits *sending* before it calls the vendor and the
 * outcome afterwards, so a crash in between leaves a message that is *unknown*, never one that is sent twice. It holds
 * no database connection while it calls the vendor.
 */
export function handleSendMessage(deps: Dependencies): Handler[] {
  return channelKinds.map((kind) =>
    handleJob(
      sendMessageJobs[kind],
      async (thread, job) => {
        try {
          await sendThread(deps, thread, job);
        } catch (error) {
          if (job.isLast) await transaction(deps, thread, (tx) => sendAgain(tx, kind, thread));
          throw error;
        }
      },
      {
        places,
        // The post that was under way may be what crashes the workers: it is marked unknown now, and only a person
        // sends it again.
        isolate: (thread) =>
          transaction(deps, thread, async (tx) => {
            await cutOffSending(tx, thread);
            await sendAgain(tx, kind, thread);
          }),
      },
    ),
  );
}

/** Each transaction has its own unit of work, so it reads again what an earlier one read. */
const transaction = <T>(deps: Dependencies, { tenantId }: ThreadOfTenant, work: (tx: TenantContext) => Promise<T>) =>
  inTransaction(createTenantContext(deps, tenantId), work);

async function sendAgain(ctx: TenantContext, kind: ChannelKind, { channelId: id, threadKey }: Thread): Promise<void> {
  await enqueueSending(ctx, {
    channel: { id, kind },
    threadKey,
    runAt: new Date(ctx.clock.now().getTime() + givenUpPauseMs),
  });
}

async function sendThread(deps: Dependencies, thread: ThreadOfTenant, { signal, turn }: JobInfo): Promise<void> {
  let isCutShort = false;
  let posting = await turn(() => transaction(deps, thread, (tx) => beginSending(tx, thread)));
  while (posting) {
    const posted = posting;
    const outcome = await postMessage(deps, posted);
    // One transaction ends this post and begins the next.
    const goOn = async (tx: TenantContext) => {
      const mayHaveMore = await settleSending(tx, { ...posted, outcome });
      isCutShort = mayHaveMore && signal.aborted;
      return mayHaveMore && !isCutShort ? beginSending(tx, thread) : null;
    };
    // Fenced by the attempt, so it may be repeated: only this process knows what the vendor answered.
    posting = await keepTrying(() => turn(() => transaction(deps, thread, goOn), { isFirst: true }), signal);
  }
  if (isCutShort) throw new Error('The worker stops, or another has the job: what is left is sent by the next try.');
}
