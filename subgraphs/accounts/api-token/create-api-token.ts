import { fromZod } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';
import type { CreateApiTokenInput } from '../generated/resolvers.ts';
import { actingOperator } from './acting-operator.ts';
import { createApiTokenInput } from './api-token-input.ts';
import { issueApiToken } from './issue-api-token.ts';
import { isLimitReached, lockTokens, tokenLimit } from './token-limit.ts';

/** Issues a token with scopes that its author has. The secret leaves the process exactly once. */
export async function createApiToken(ctx: Context, input: CreateApiTokenInput) {
  const { tenantId, author } = actingOperator(ctx);
  const now = ctx.clock.now();
  const { data, error } = createApiTokenInput(ctx.actor, now).safeParse(input);
  if (error) return fromZod(error);

  return ctx.em.transactional(async (tx) => {
    await lockTokens(tx, tenantId);
    if (await isLimitReached(tx, now)) return tokenLimit();
    return {
      __typename: 'CreateApiTokenSuccess' as const,
      ...(await issueApiToken(tx, { ...data, tenantId, author, now })),
    };
  });
}
