const windowMs = 24 * 3_600_000;
/** Between our look at the clock and Meta's lie our queue and the network. */
const marginMs = 30_000;

/** Whether a business may write freely: for 24 hours from the moment at which the person last wrote, by Meta's clock. */
export function isWindowOpen(lastInboundAt: Date | null | undefined, now: Date): boolean {
  return lastInboundAt instanceof Date && now.getTime() < lastInboundAt.getTime() + windowMs - marginMs;
}

/** Why nothing is sent outside of it, and what to do. */
export const windowClosed =
  'More than 24 hours have passed since the person last wrote. WhatsApp lets a business write freely only within 24 hours: wait until they write again.';
