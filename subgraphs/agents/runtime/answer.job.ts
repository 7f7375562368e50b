import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies, inFreshTransaction, type TenantContext } from '../context.ts';
import { answerJob } from '../job-definitions.ts';
import { cutOffAgain, setAside } from '../unanswered/set-aside.ts';
import { OvertakenError } from './attempt.ts';
import { beginAttempt } from './begin-attempt.ts';
import { keepWaiting } from './hold-back.ts';
import { platformTrouble } from './obstacle.ts';
import { pursue } from './pursue.ts';
import { closeEarlierRuns, lockConversation } from './run-states.ts';

/**
 * Answers everything unanswered in a conversation. Safe to run again after a crash at any line: a new attempt first ends what an earlier
 * one began, and an attempt that was given up cannot write.
 */
export function handleAnswer(deps: Dependencies): Handler {
  return handleJob(
    answerJob,
    async ({ tenantId, conversationId }, job) => {
      const ctx = createTenantContext(deps, tenantId);
      try {
        const attempt = await job.turn(() => beginAttempt(ctx, conversationId));
        if (attempt) await pursue(ctx, attempt, job);
      } catch (error) {
        if (job.isLast && !(error instanceof OvertakenError)) await showTrouble(ctx, conversationId);
        throw error;
      }
    },
    {
      places: deps.answerPlaces,
      // Not retried, because this message may be what crashes workers. The company sees that it waits.
      isolate: ({ tenantId, conversationId }) =>
        inFreshTransaction(createTenantContext(deps, tenantId), async (tx) => {
          const conversation = await lockConversation(tx, conversationId);
          if (!conversation) return;
          await closeEarlierRuns(tx, conversation);
          await setAside(tx, conversation, cutOffAgain, { isTriedFirst: true });
        }),
    },
  );
}

/** After the last try, shows the company that something failed. The next attempt ends what this one left open. */
async function showTrouble(ctx: TenantContext, conversationId: string): Promise<void> {
  await inFreshTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (conversation) await keepWaiting(tx, conversation, platformTrouble);
  });
}
