import { derivedId } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { createTenantContext, type Dependencies } from '../context.ts';
import { mailInvitationJob } from '../job-definitions.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { invitationMail } from '../mail/templates/invitation.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import { Invitation } from './invitation.entity.ts';

/** Mails an invitation, unless it was withdrawn, accepted or sent again in the meantime. */
export function handleMailInvitation(deps: Dependencies): Handler {
  return handleJob(mailInvitationJob, async ({ tenantId, invitationId: id, sentCount }, job) => {
    const ctx = createTenantContext(deps, tenantId);
    const { em, clock } = ctx;
    const [invitation, tenant] = [
      await em.findOne(Invitation, { tenantId, id, sentCount }),
      await em.findOne(Tenant, { tenantId }),
    ];
    if (!invitation || !tenant || invitation.state(clock.now()) !== 'OPEN') return;
    const url = new URL('/invitations/accept', deps.publicUrl);
    url.searchParams.set('token', deps.invitationTokenOf(invitation));
    const mail = invitationMail({ ...invitation, company: tenant.name, url: url.href });
    const mailId = derivedId('konstruct invitation mail', id, String(sentCount));
    const again = { tenantId, invitationId: id, sentCount };
    const retry = { job, definition: mailInvitationJob, payload: again, key: mailId, since: invitation.sentAt };
    await retrySoon(ctx, retry, (isLast) => deliverMail(ctx, { mailId, mail, isLast }));
  });
}
