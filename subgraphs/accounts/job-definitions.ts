import { defineJob } from '@konstruct/kit/messages';
import { z } from 'zod';

/** Sends a mail from the outbox. */
export const sendMailJob = defineJob('accounts.send_mail', z.object({ mailId: z.uuid() }));

/** Mails the link of a sign-up. */
export const mailSignUpJob = defineJob(
  'accounts.mail_sign_up',
  z.object({ signUpId: z.uuid(), mailId: z.uuid(), requestedAt: z.iso.datetime() }),
);

/** Mails a link that sets a new password. */
export const mailPasswordResetJob = defineJob('accounts.mail_password_reset', z.object({ passwordResetId: z.uuid() }));

/** Mails a notice to one member. */
export const mailNoticeJob = defineJob(
  'accounts.mail_notice',
  z.object({ tenantId: z.uuid(), noticeId: z.uuid(), userId: z.uuid() }),
);

/** Mails an invitation. */
export const mailInvitationJob = defineJob(
  'accounts.mail_invitation',
  z.object({ tenantId: z.uuid(), invitationId: z.uuid(), sentCount: z.int() }),
);

/** Deletes what has expired. Recurs. */
export const cleanUpJob = defineJob('accounts.clean_up', z.object({}));
