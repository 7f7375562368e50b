import { createHash, createHmac } from 'node:crypto';

interface Sent {
  /** What is kept of its token; absent while it is issued. */
  readonly tokenDigest?: string;
  readonly tenantId: string;
  readonly id: string;
  readonly sentCount: number;
}

export type InvitationToken = (invitation: Sent) => string;

/**
 * Makes the token of an invitation's mail from the first of the secrets: the job that mails it makes it again, from the one that it
 * was issued with, so it is in no table and in no job, and a mail that is tried twice carries the same one.
 */
export function createInvitationToken(secrets: readonly string[]): InvitationToken {
  return ({ tenantId, id, sentCount, tokenDigest }) => {
    const tokens = secrets.map((secret) =>
      createHmac('sha256', secret).update(`konstruct invitation ${tenantId} ${id} ${sentCount}`).digest('base64url'),
    );
    return tokens.find((token) => invitationDigest(token) === tokenDigest) ?? tokens[0] ?? '';
  };
}

/** What is kept of a token. */
export function invitationDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
