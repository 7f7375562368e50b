const windowMs = 24 * 3_600_000;
/** Covers the time in our queue and in the network, between our look at the clock and Meta's. */
const marginMs = 30_000;

/** Until when a business may write freely: for 24 hours after the person last wrote, by Meta's clock. */
export const windowEnd = (lastInboundAt: Date): Date => new Date(lastInboundAt.getTime() + windowMs - marginMs);

/** Whether a business may write freely. */
export const isWindowOpen = (lastInboundAt: Date | null | undefined, now: Date): boolean =>
  lastInboundAt instanceof Date && now < windowEnd(lastInboundAt);

/** Why nothing is sent outside the window, and what to do. */
export const windowClosed =
  'More than 24 hours have passed since the person last wrote. WhatsApp only lets a business write freely within 24 hours: wait until they write again.';
