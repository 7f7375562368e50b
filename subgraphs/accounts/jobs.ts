import type { Handler, Recurring } from '@konstruct/kit/jobs';
import { handleCleanUp } from './auth/clean-up.job.ts';
import type { Dependencies } from './context.ts';
import { handleMailInvitation } from './invitation/mail-invitation.job.ts';
import { cleanUpJob } from './job-definitions.ts';
import { handleSendMail } from './mail/send-mail.job.ts';
import { handleNoticeRequested } from './notice/enqueue-notice-mails.job.ts';
import { handleMailNotice } from './notice/mail-notice.job.ts';
import { handleMailPasswordReset } from './password-reset/mail-password-reset.job.ts';
import { handleMailSignUp } from './sign-up/mail-sign-up.job.ts';

/** The handlers of the service's jobs and messages. */
export function createHandlers(deps: Dependencies): Handler[] {
  return [
    handleSendMail(deps),
    handleMailSignUp(deps),
    handleMailPasswordReset(deps),
    handleNoticeRequested(deps),
    handleMailNotice(deps),
    handleMailInvitation(deps),
    handleCleanUp(deps),
  ];
}

/** The recurring jobs, with the pause between two runs. */
export const recurring: readonly Recurring[] = [{ job: cleanUpJob, everyMs: 3_600_000 }];
