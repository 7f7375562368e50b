import { createHash, createHmac } from 'node:crypto';

interface Sent {
  readonly tenantId: string;
  readonly id: string;
  readonly sentCount: number;
}

export type InvitationToken = (invitation: Sent) => string;

/**
 * Makes the token of an invitation's mail from the platform's secret: the job that mails it makes it again, so it is in no table
 * and in no job, and a mail that is tried twice carries the same one.
 */
export function createInvitationToken(secret: string): InvitationToken {
  return ({ tenantId, id, sentCount }) =>
    createHmac('sha256', secret).update(`konstruct invitation ${tenantId} ${id} ${sentCount}`).digest('base64url');
}

/** What is kept of a token. */
export function invitationDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
