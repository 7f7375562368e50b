import { z } from 'zod';

const operator = z.object({
  kind: z.literal('operator'),
  id: z.string(),
  name: z.string(),
  email: z.string(),
  sessionId: z.string(),
  tenantId: z.string().nullable(),
  role: z.string().nullable(),
});
const token = z.object({
  kind: z.literal('token'),
  id: z.string(),
  name: z.string(),
  tenantId: z.string(),
  scopes: z.array(z.string()).readonly(),
});
const service = z.object({ kind: z.literal('service'), name: z.string(), tenantId: z.string().nullable() });
const anonymous = z.object({ kind: z.literal('anonymous') });

/** The shapes of an `Actor`. */
export const actorSchema = z.discriminatedUnion('kind', [operator, token, service, anonymous]);

/**
 * On whose behalf something happens: a signed-in operator, an API token, one of our own services, or an unknown caller.
 */
export type Actor = z.infer<typeof actorSchema>;

/** The tenant that the actor acts in; null when it acts in none. */
export function tenantOf(actor: Actor): string | null {
  return actor.kind === 'anonymous' ? null : actor.tenantId;
}
