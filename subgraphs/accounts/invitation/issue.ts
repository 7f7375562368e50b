import type { EntityManager } from '@konstruct/kit/database';
import { enqueue } from '@konstruct/kit/jobs';
import { notifyClients } from '@konstruct/schema/live';
import { mailInvitationJob } from '../job-definitions.ts';
import type { Counter } from './invitation-limits.ts';
import { lifetimeDays } from './invitation-limits.ts';
import { type InvitationToken, invitationDigest } from './invitation-token.ts';
import type { Invitation } from './invitation.entity.ts';

/** What sending an invitation takes besides the request. */
export interface Sending {
  readonly counter: Counter;
  readonly tokenOf: InvitationToken;
}

const dayMs = 86_400_000;

/** The columns that a new mail sets: its token, and how long it is good. */
export function issue(tokenOf: InvitationToken, { tenantId, id, sentCount }: Parameters<InvitationToken>[0], now: Date) {
  return {
    sentCount,
    tokenDigest: invitationDigest(tokenOf({ tenantId, id, sentCount })),
    sentAt: now,
    expiresAt: new Date(now.getTime() + lifetimeDays * dayMs),
  };
}

/** Has the mail sent, in the transaction that made its token. */
export async function mailIssued(tx: EntityManager, { tenantId, id, sentCount }: Invitation): Promise<void> {
  await enqueue(tx, mailInvitationJob, { tenantId, invitationId: id, sentCount });
  await notifyClients(tx, tenantId, 'tenant');
}
