import type { Database } from '@konstruct/kit/database';
import { type Handler, handleJob } from '@konstruct/kit/jobs';
import { derivedId } from '../derived-id.ts';
import { mailInvitationJob } from '../job-definitions.ts';
import { invitationMail } from '../mail/templates/invitation.ts';
import type { OfferMail } from '../mail/offer-mail.ts';
import { retrySoon } from '../mail/retry-soon.ts';
import { Tenant } from '../tenant/tenant.entity.ts';
import type { InvitationToken } from './invitation-token.ts';
import { Invitation } from './invitation.entity.ts';

interface Dependencies {
  readonly database: Database;
  readonly offerMail: OfferMail;
  readonly tokenOf: InvitationToken;
  readonly publicUrl: string;
}

/** Mails an invitation, unless it was withdrawn, accepted or sent anew in the meantime. */
export function mailInvitation({ database, offerMail, tokenOf, publicUrl }: Dependencies): Handler {
  return handleJob(mailInvitationJob, async ({ tenantId, invitationId: id, sentCount }, job) => {
    const em = database.forTenant(tenantId);
    const [invitation, tenant] = [await em.findOne(Invitation, { tenantId, id, sentCount }), await em.findOne(Tenant, { tenantId })];
    if (!invitation || !tenant || invitation.state(new Date()) !== 'OPEN') return;
    const url = new URL('/invitations/accept', publicUrl);
    url.searchParams.set('token', tokenOf(invitation));
    const mail = invitationMail({ ...invitation, company: tenant.name, url: url.href });
    const mailId = derivedId('invitation mail', id, String(sentCount));
    const again = { tenantId, invitationId: id, sentCount };
    const retry = { em, job, definition: mailInvitationJob, payload: again, key: mailId, since: invitation.sentAt };
    await retrySoon(retry, (isLast) => offerMail(isLast, mailId, mail));
  });
}
