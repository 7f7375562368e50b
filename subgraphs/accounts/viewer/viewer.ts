import type { Actor } from '@konstruct/kit/identity';

/** The signed-in operator, as the gateway's token describes them. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Always true: no operator signs in before the address is confirmed. */
  readonly isEmailVerified: true;
}

export function viewerOf(actor: Actor): Viewer | null {
  if (actor.kind !== 'operator') return null;
  return { id: actor.id, name: actor.name, email: actor.email, isEmailVerified: true };
}
