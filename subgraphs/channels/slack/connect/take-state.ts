import type { Context } from '../../context.ts';
import { hashState } from './install-secret.ts';
import { InstallState } from './install-state.entity.ts';

/**
 * Uses an install state up. It is good only for the operator, company and session that it was made for; somebody else's try
 * leaves it as it is, so that nobody can spoil another's install.
 */
export async function takeState({ actor, clock, deps }: Context, state: string): Promise<'good' | 'expired' | 'refused'> {
  return deps.directory.fork().transactional(async (tx) => {
    const stateHash = hashState(state);
    const known = await tx.findOne(InstallState, { stateHash });
    const isOwn =
      actor.kind === 'operator' && known?.userId === actor.id && known.sessionId === actor.sessionId && known.tenantId === actor.tenantId;
    if (!isOwn) return 'refused';
    const now = clock.now();
    // One statement, so that of two callbacks at the same moment one finds it used.
    const taken = await tx.nativeUpdate(InstallState, { stateHash, usedAt: null, expiresAt: { $gt: now } }, { usedAt: now });
    return taken === 1 ? 'good' : 'expired';
  });
}
