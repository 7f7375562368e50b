import { createHash, createHmac } from 'node:crypto';

interface Sent {
  /** The digest of its token; absent while the invitation is being issued. */
  readonly tokenDigest?: string;
  readonly tenantId: string;
  readonly id: string;
  readonly sentCount: number;
}

export type InvitationToken = (invitation: Sent) => string;

/**
 * Creates the token of an invitation's mail from the first of the secrets. The job that sends the mail derives the
 * token again, from the secret that it was issued with. So the token is in no table and in no job, and a mail that is
 * tried twice carries the same one.
 */
export function createInvitationToken(secrets: readonly string[]): InvitationToken {
  return ({ tenantId, id, sentCount, tokenDigest }) => {
    const tokens = secrets.map((secret) =>
      createHmac('sha256', secret).update(`konstruct invitation ${tenantId} ${id} ${sentCount}`).digest('base64url'),
    );
    return tokens.find((token) => invitationDigest(token) === tokenDigest) ?? tokens[0] ?? '';
  };
}

/** The stored form of a token. */
export function invitationDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
