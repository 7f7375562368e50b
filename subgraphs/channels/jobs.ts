import type { Handler, Recurring } from '@konstruct/kit/jobs';
import { handleRevokeAccess } from './channel/revoke-access.job.ts';
import { handleNameContact } from './contact/name-contact.job.ts';
import type { Dependencies } from './context.ts';
import { handleAnswerWritten } from './delivery/queueing/deliver-message.job.ts';
import { handleResumeSending } from './delivery/queueing/resume-sending.job.ts';
import { handleSendMessage } from './delivery/sending/send-message.job.ts';
import { handleReportUndelivered } from './delivery/undelivered/report-undelivered.job.ts';
import { handleSettleUnknown } from './delivery/undelivered/settle-unknown.job.ts';
import { handleClearInbox } from './inbox/clear-inbox.job.ts';
import { handleProcessInbox } from './inbox/process-inbox.job.ts';
import { handleSweepInbox } from './inbox/sweep-inbox.job.ts';
import { clearInboxJob, sweepInboxJob } from './job-definitions.ts';

/** The handlers of this service's jobs and messages. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [
    handleProcessInbox(deps),
    handleSweepInbox(deps),
    handleNameContact(deps),
    handleClearInbox(deps),
    handleAnswerWritten(deps),
    handleResumeSending(deps),
    ...handleSendMessage(deps),
    handleSettleUnknown(deps),
    handleReportUndelivered(deps),
    handleRevokeAccess(deps),
  ];
}

/** Recurring jobs: they pick up what was put off. */
export const recurring: readonly Recurring[] = [
  { job: sweepInboxJob, everyMs: 30_000 },
  { job: clearInboxJob, everyMs: 3_600_000 },
];
