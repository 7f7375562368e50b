import { forbidden } from '@konstruct/kit/graph';
import type { Context } from '../context.ts';

/** The operator who manages tokens, and the company. Throws FORBIDDEN for every other actor, including tokens. */
export function actingOperator({ actor }: Pick<Context, 'actor'>) {
  if (actor.kind !== 'operator' || actor.tenantId === null) throw forbidden();
  return { tenantId: actor.tenantId, author: { id: actor.id, name: actor.name } };
}
