import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Answers everything unanswered in a conversation. */
export const answerJob = defineJob('agents.answer', z.object({ tenantId: z.uuid(), conversationId: z.uuid() }));

const causes = z.enum(['BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT']);

/** Retries waiting messages: those with a resolved cause, or those that are due. */
export const retryWaitingJob = defineJob(
  'agents.retry_waiting',
  z.object({
    tenantId: z.uuid(),
    /** Absent: everything that is due. */
    causes: z.array(causes).optional(),
    agentId: z.uuid().optional(),
    /**
     * Retries everything that waits for a budget. Absent: one conversation of each agent first; once it is answered,
     * the others are retried.
     */
    isBudgetBack: z.boolean().optional(),
    /** The last id of the previous batch. */
    afterId: z.uuid().optional(),
  }),
);
