import { createTenantContext, inTransaction, type TenantContext } from '../context.ts';
import { Channel } from './channel.entity.ts';

/** After this long, a claim without a saved channel is abandoned: the process that made it died. */
const abandonedMs = 600_000;

/** The moment before which a claim without a saved channel counts as abandoned. */
export const abandonedBefore = (now: Date): Date => new Date(now.getTime() - abandonedMs);

interface Claimed {
  readonly claimedAt: Date;
}

/**
 * Whether an account at a vendor is being connected at this moment: its company claimed it, and has not saved the
 * channel since. `connectedAt` is when the channel was last saved; undefined: never.
 */
export function isBeingConnected({ claimedAt }: Claimed, connectedAt: Date | undefined, now: Date): boolean {
  return claimedAt > (connectedAt ?? new Date(0)) && claimedAt >= abandonedBefore(now);
}

interface Owned {
  readonly tenantId: string;
  readonly channelId: string;
}

/** Whether the company that an account belongs to has disconnected it, or never finished connecting it. */
export async function isGivenUp(
  { clock, deps }: TenantContext,
  { tenantId, channelId: id }: Owned,
  claimedAt: Date,
): Promise<boolean> {
  const theirs = await inTransaction(createTenantContext(deps, tenantId), ({ em }) =>
    em.findOne(Channel, { tenantId, id }),
  );
  if (isBeingConnected({ claimedAt }, theirs?.connectedAt, clock.now())) return false;
  return theirs === null || theirs.status === 'DISCONNECTED';
}
