import type { Actor } from '@konstruct/kit/identity';
import { baseTokenScope, isAllowed, tokenScopes } from '@konstruct/schema/permissions';
import { z } from 'zod';

/** The scopes in the table's order, without duplicates, plus the one that every token has. */
function inOrder(scopes: readonly string[]): string[] {
  return tokenScopes.filter((scope) => scope === baseTokenScope || scopes.includes(scope));
}

/**
 * The input of `createApiToken` for this actor at this moment: an operator cannot give out permissions that their own
 * role lacks.
 */
export const createApiTokenInput = (actor: Actor, now: Date) =>
  z.object({
    name: z
      .string()
      .trim()
      .min(1, 'Enter a name for the token.')
      .max(60, 'Use at most 60 characters for the name.')
      .regex(/^\P{C}*$/u, 'The name can’t contain line breaks or control characters.'),
    scopes: z
      .array(z.string())
      .min(1, 'Choose at least one scope.')
      .max(100, 'Choose each scope only once.')
      .refine((scopes) => scopes.every((scope) => tokenScopes.some((known) => known === scope)), {
        error: `Choose from these scopes: ${tokenScopes.join(', ')}.`,
        abort: true,
      })
      .refine(
        (scopes) => scopes.every((scope) => isAllowed(actor, scope)),
        'Your role doesn’t include all of these scopes.',
      )
      .transform(inOrder),
    expiresAt: z
      .string()
      .nullish()
      .transform((text) => (text ? new Date(text) : null))
      .refine((at) => at === null || at > now, 'Choose a time in the future.')
      .refine((at) => at === null || at.getUTCFullYear() < 10_000, 'Choose an earlier time.'),
  });

export const rotateApiTokenInput = z.object({
  id: z.string(),
  overlapHours: z.number().int().min(0, 'Choose 0 hours or more.').max(168, 'Choose at most 168 hours.').nullish(),
});
