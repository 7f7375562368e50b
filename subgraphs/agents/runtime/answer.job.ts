import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies, inFreshTransaction, type TenantContext } from '../context.ts';
import { answerJob } from '../job-definitions.ts';
import { cutOffAgain, stopRetrying } from '../unanswered/stop-retrying.ts';
import { OvertakenError } from './attempt.ts';
import { beginAttempt } from './begin-attempt.ts';
import { parkMessages } from './retry.ts';
import { platformError } from './blocker.ts';
import { executeRun } from './execute-run.ts';
import { closeEarlierRuns, lockConversation } from './run-states.ts';

/**
 * Answers everything unanswered in a conversation. Safe to run again after a crash at any line: a new attempt first
 * ends what an earlier one began, and an attempt that was given up cannot write.
 */
export function handleAnswer(deps: Dependencies): Handler {
  return handleJob(
    answerJob,
    async ({ tenantId, conversationId }, job) => {
      const ctx = createTenantContext(deps, tenantId);
      try {
        const attempt = await job.turn(() => beginAttempt(ctx, conversationId));
        if (attempt) await executeRun(ctx, attempt, job);
      } catch (error) {
        if (job.isLast && !(error instanceof OvertakenError)) await showPlatformError(ctx, conversationId);
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
          await stopRetrying(tx, conversation, cutOffAgain, { isTriedFirst: true });
        }),
    },
  );
}

/** After the last try, shows the company that something failed. The next attempt ends what this one left open. */
async function showPlatformError(ctx: TenantContext, conversationId: string): Promise<void> {
  await inFreshTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (conversation) await parkMessages(tx, conversation, platformError);
  });
}
