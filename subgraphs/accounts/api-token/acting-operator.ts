import { forbidden } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';

/** Who manages tokens, and where: an operator in a company. Throws FORBIDDEN for every other actor, tokens included. */
export function actingOperator({ actor }: Pick<Context, 'actor'>) {
  if (actor.kind !== 'operator' || actor.tenantId === null) throw forbidden();
  return { tenantId: actor.tenantId, author: { id: actor.id, name: actor.name } };
}
