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
