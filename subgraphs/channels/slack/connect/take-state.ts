import type { Context } from '../../context.ts';
import { hashState } from './install-secret.ts';
import { InstallState } from './install-state.entity.ts';

/**
 * Uses up an install state. It is valid only for the operator, company and session that it was created for. An attempt
 * by anyone else leaves it unchanged, so that no one can spoil another operator's install.
 */
export async function takeState(
  { actor, clock, deps }: Context,
  state: string,
): Promise<'good' | 'expired' | 'refused'> {
  return deps.directory.fork().transactional(async (tx) => {
    const stateHash = hashState(state);
    const known = await tx.findOne(InstallState, { stateHash });
    const isOwn =
      actor.kind === 'operator' &&
      known?.userId === actor.id &&
      known.sessionId === actor.sessionId &&
      known.tenantId === actor.tenantId;
    if (!isOwn) return 'refused';
    const now = clock.now();
    // One statement, so that of two callbacks at the same moment, one finds the state used.
    const taken = await tx.nativeUpdate(
      InstallState,
      { stateHash, usedAt: null, expiresAt: { $gt: now } },
      { usedAt: now },
    );
    return taken === 1 ? 'good' : 'expired';
  });
}
