import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import type { TenantContext } from '../context.ts';
import { mailInvitationJob } from '../job-definitions.ts';
import { lifetimeDays } from './invitation-limits.ts';
import { invitationDigest } from './invitation-token.ts';
import type { Invitation } from './invitation.entity.ts';

const dayMs = 86_400_000;

/** The columns that a new mail sets: its token, and how long it is valid. */
export function issue({ tenantId, clock, deps }: TenantContext, { id, sentCount }: { id: string; sentCount: number }) {
  const now = clock.now();
  return {
    sentCount,
    tokenDigest: invitationDigest(deps.invitationTokenOf({ tenantId, id, sentCount })),
    sentAt: now,
    expiresAt: new Date(now.getTime() + lifetimeDays * dayMs),
  };
}

/** Enqueues the mail in the transaction that created its token. */
export async function mailIssued({ tenantId, em }: TenantContext, { id, sentCount }: Invitation): Promise<void> {
  await enqueue(em, mailInvitationJob, { tenantId, invitationId: id, sentCount });
  await notifyClients(em, tenantId, 'tenant');
}
