import { type EntityManager, newId } from '@konstruct/kit/database';
import { apiTokenDigest, mintApiToken } from '@konstruct/kit/identity';
import { notifyClients } from '@konstruct/schema/live';
import { ApiToken } from './api-token.entity.ts';

export interface NewApiToken {
  readonly tenantId: string;
  readonly name: string;
  readonly scopes: string[];
  readonly expiresAt: Date | null;
  readonly author: { readonly id: string; readonly name: string };
  readonly now: Date;
}

/** Creates a token within a transaction. The secret exists only in the return value. */
export async function issueApiToken(
  tx: EntityManager,
  { tenantId, name, scopes, expiresAt, author, now }: NewApiToken,
) {
  const secret = mintApiToken();
  const apiToken = tx.create(ApiToken, {
    tenantId,
    id: newId(),
    name,
    scopes,
    digest: apiTokenDigest(secret),
    lastFour: secret.slice(-4),
    createdById: author.id,
    createdByName: author.name,
    createdAt: now,
    lastUsedAt: null,
    expiresAt,
    revokedAt: null,
    revokedByName: null,
  });
  await tx.flush();
  await notifyClients(tx, tenantId, 'tenant');
  return { apiToken, secret };
}
