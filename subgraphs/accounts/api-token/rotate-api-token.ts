import { isId } from '@konstruct/kit/database';
import { forbidden, fromZod, notFound, validationError } from '@konstruct/kit/graph';
import { isAllowed } from '@konstruct/schema/permissions';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { RotateApiTokenInput } from '../generated/resolvers.ts';
import { actingOperator } from './acting-operator.ts';
import { ApiToken } from './api-token.entity.ts';
import { rotateApiTokenInput } from './api-token-input.ts';
import { issueApiToken } from './issue-api-token.ts';
import { isLimitReached, lockTokens, tokenLimit } from './token-limit.ts';

const hourMs = 3_600_000;

/** Issues a replacement for a token. The old token ends with the overlap, or earlier if it was due to end earlier. */
export async function rotateApiToken(ctx: Context, input: RotateApiTokenInput) {
  const { tenantId, author } = actingOperator(ctx);
  const { data, error } = rotateApiTokenInput.safeParse(input);
  if (error) return fromZod(error);

  return ctx.em.transactional(async (tx) => {
    await lockTokens(tx, tenantId);
    const now = ctx.clock.now();
    const previous = isId(data.id)
      ? await tx.findOne(ApiToken, { id: data.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (!previous) return notFound('API token not found.');
    if (!previous.isLive(now))
      return validationError([
        { path: ['input', 'id'], code: 'ended', message: 'This token has expired or was revoked. Create a new one.' },
      ]);
    if (!previous.scopes.every((scope) => isAllowed(ctx.actor, scope))) throw forbidden();
    if (await isLimitReached(tx, now)) return tokenLimit();

    const { name, scopes, createdAt } = previous;
    const expiresAt = previous.expiresAt
      ? new Date(now.getTime() + previous.expiresAt.getTime() - createdAt.getTime())
      : null;
    const overlapEnds = new Date(now.getTime() + (data.overlapHours ?? 24) * hourMs);
    if (!previous.expiresAt || previous.expiresAt > overlapEnds) previous.expiresAt = overlapEnds;
    const issued = await issueApiToken(tx, { tenantId, name, scopes, expiresAt, author, now });
    return { __typename: 'RotateApiTokenSuccess' as const, ...issued, previous };
  });
}
