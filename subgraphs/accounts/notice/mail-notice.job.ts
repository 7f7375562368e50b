import type { Database, Directory } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { derivedId } from '../derived-id.ts';
import { mailNoticeJob } from '../job-definitions.ts';
import { noticeMail } from './notice-mail.ts';
import type { OfferMail } from '../mail/offer-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import { Notice } from './notice.entity.ts';

interface Dependencies {
  readonly database: Database;
  readonly directory: Directory;
  readonly offerMail: OfferMail;
  readonly publicUrl: string;
}

/** Mails a notice to one member. The mail's id is made of both, so that a mailbox can tell a repeat after a crash. */
export function mailNotice({ database, directory, offerMail, publicUrl }: Dependencies): Handler {
  return handleJob(mailNoticeJob, async ({ tenantId, noticeId, userId }, job) => {
    const em = database.forTenant(tenantId);
    const [notice, tenant] = [await em.findOne(Notice, { tenantId, id: noticeId }), await em.findOne(Tenant, { tenantId })];
    const user = await directory.fork().findOne(User, { id: userId });
    if (!notice || !tenant || !user) return;
    const mailId = derivedId('notice', noticeId, userId);
    const retry = { em, job, definition: mailNoticeJob, payload: { tenantId, noticeId, userId }, key: mailId, since: notice.createdAt };
    await retrySoon(retry, (isLast) => offerMail(isLast, mailId, noticeMail(user.email, tenant.name, notice, publicUrl)));
  });
}
