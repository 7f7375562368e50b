import { isId } from '@konstruct/kit/database';
import { notFound } from '@konstruct/kit/graph';
import { notifyClients } from '@konstruct/schema/live';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { RevokeApiTokenInput } from '../generated/resolvers.ts';
import { actingOperator } from './acting-operator.ts';
import { ApiToken } from './api-token.entity.ts';

/** Ends a token; the gateway rejects it from the next request on. A repeat changes nothing. */
export async function revokeApiToken(ctx: Context, { id }: RevokeApiTokenInput) {
  const { tenantId, author } = actingOperator(ctx);
  return ctx.em.transactional(async (tx) => {
    const apiToken = isId(id) ? await tx.findOne(ApiToken, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!apiToken) return notFound('API token not found.');
    if (!apiToken.revokedAt) {
      tx.assign(apiToken, { revokedAt: ctx.clock.now(), revokedByName: author.name });
      await tx.flush();
      await notifyClients(tx, tenantId, 'tenant');
    }
    return { __typename: 'RevokeApiTokenSuccess' as const, apiToken };
  });
}
