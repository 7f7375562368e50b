import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { answerJob } from '../job-definitions.ts';
import { beginAttempt } from './begin-attempt.ts';
import { keepWaiting } from './hold-back.ts';
import { platformTrouble } from './obstacle.ts';
import { cutOffAgain, setAside } from '../unanswered/set-aside.ts';
import { pursue } from './pursue.ts';
import { closeEarlierRuns, lockConversation } from './run-states.ts';
import { OvertakenError, type Runtime, within } from './runtime.ts';

/**
 * Answers whatever is unanswered in a conversation. Safe to run again after a crash at any line: what was begun before is ended
 * first, and a try that was given up cannot write.
 */
export function answer(runtime: Runtime): Handler {
  return handleJob(
    answerJob,
    async ({ tenantId, conversationId }, job) => {
      try {
        const attempt = await job.turn(() => beginAttempt(runtime, tenantId, conversationId));
        if (attempt) await pursue(runtime, attempt, job);
      } catch (error) {
        if (job.isLast && !(error instanceof OvertakenError)) await showTrouble(runtime, tenantId, conversationId);
        throw error;
      }
    },
    {
      places: runtime.answerPlaces,
      // Not tried again, as it may be what ends them; the company sees that it waits.
      isolate: ({ tenantId, conversationId }) =>
        within(runtime, { tenantId }, async (tx) => {
          const conversation = await lockConversation(tx, conversationId);
          if (!conversation) return;
          await closeEarlierRuns(tx, conversation, runtime.clock.now());
          await setAside(tx, conversation, cutOffAgain, { at: runtime.clock.now(), isTriedFirst: true });
        }),
    },
  );
}

/** After the last try the company sees that something failed; what was left open is ended by the next attempt. */
async function showTrouble(runtime: Runtime, tenantId: string, conversationId: string): Promise<void> {
  await within(runtime, { tenantId }, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (conversation) await keepWaiting(tx, conversation, platformTrouble, runtime);
  });
}
