import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Answers whatever is unanswered in a conversation. */
export const answerJob = defineJob('agents.answer', z.object({ tenantId: z.uuid(), conversationId: z.uuid() }));

const causes = z.enum(['BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT']);

/** Has waiting messages tried again: those whose cause is gone, or those that have come due. */
export const retryWaitingJob = defineJob(
  'agents.retry_waiting',
  z.object({
    tenantId: z.uuid(),
    /** Absent: whatever has come due. */
    causes: z.array(causes).optional(),
    agentId: z.uuid().optional(),
    /** All that wait for a budget are tried. Absent: one conversation of each employee first, which has the others tried once it is answered. */
    isBudgetBack: z.boolean().optional(),
    /** Where the batch before ended. */
    afterId: z.uuid().optional(),
  }),
);
