import { derivedId } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { User } from '../auth/auth-tables.ts';
import { createTenantContext, type Dependencies } from '../context.ts';
import { mailNoticeJob } from '../job-definitions.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import { noticeMail } from './notice-mail.ts';
import { Notice } from './notice.entity.ts';

/**
 * Mails a notice to one member. The mail's id is derived from both, so that a mailbox can recognize a repeat after a
 * crash.
 */
export function handleMailNotice(deps: Dependencies): Handler {
  return handleJob(mailNoticeJob, async ({ tenantId, noticeId, userId }, job) => {
    const ctx = createTenantContext(deps, tenantId);
    const { em } = ctx;
    const [notice, tenant] = [
      await em.findOne(Notice, { tenantId, id: noticeId }),
      await em.findOne(Tenant, { tenantId }),
    ];
    const user = await deps.directory.fork().findOne(User, { id: userId });
    if (!notice || !tenant || !user) return;
    const mailId = derivedId('konstruct notice', noticeId, userId);
    const retry = {
      job,
      definition: mailNoticeJob,
      payload: { tenantId, noticeId, userId },
      key: mailId,
      since: notice.createdAt,
    };
    const mail = noticeMail({ recipient: user.email, company: tenant.name, notice, publicUrl: deps.publicUrl });
    await retrySoon(ctx, retry, (isLast) => deliverMail(ctx, { mailId, mail, isLast }));
  });
}
