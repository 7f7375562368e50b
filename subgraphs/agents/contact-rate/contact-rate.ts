import { Decimal } from 'decimal.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A message that waited longer for its contact's limit is not answered any more: the answer would come out of the blue. */
const recentMs = 2 * hourMs;

/** How much of the company's answers one contact may have. */
export interface ContactLimits {
  readonly answersPerHour: number;
  /** US dollars. */
  readonly usdPerDay: string;
}

/** What one contact has had. Amounts are US dollars. */
export interface ContactUse {
  readonly hourStartedAt: Date;
  readonly answerCount: number;
  readonly dayStartedAt: Date;
  readonly costUsd: string;
  readonly noticeUntil: Date | null;
  /** Answers that are being written, and the most that they can cost. */
  readonly openCount: number;
  readonly openUsd: string;
}

/**
 * Whether a contact is answered. `busy`: it may be, once answers that are being written have ended. `limited`: not before `freeAt`;
 * `isNoticeDue` where the contact does not know of it yet.
 */
export type ContactTurn =
  | { readonly kind: 'free' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'limited'; readonly freeAt: Date; readonly isNoticeDue: boolean };

/** The use at a moment: an hour or a day that is over counts no more. */
function useAt(use: ContactUse, at: Date): ContactUse {
  const isHourOver = at.getTime() >= use.hourStartedAt.getTime() + hourMs;
  const isDayOver = at.getTime() >= use.dayStartedAt.getTime() + dayMs;
  return {
    ...use,
    ...(isHourOver && { hourStartedAt: at, answerCount: 0 }),
    ...(isDayOver && { dayStartedAt: at, costUsd: '0' }),
  };
}

/** The rule. An hour and a day begin with the first answer in them; the answer that passes the day's limit is the last of that day. */
export function checkContactRate(known: ContactUse, { answersPerHour, usdPerDay }: ContactLimits, at: Date): ContactTurn {
  const use = useAt(known, at);
  const cost = new Decimal(use.costUsd);
  const freeAts = [
    ...(use.answerCount >= answersPerHour ? [use.hourStartedAt.getTime() + hourMs] : []),
    ...(cost.gte(usdPerDay) ? [use.dayStartedAt.getTime() + dayMs] : []),
  ];
  if (freeAts.length > 0) {
    const freeAt = new Date(Math.max(...freeAts));
    return { kind: 'limited', freeAt, isNoticeDue: use.noticeUntil === null || use.noticeUntil <= at };
  }
  const isFull = use.answerCount + use.openCount >= answersPerHour || cost.plus(use.openUsd).gte(usdPerDay);
  return { kind: isFull ? 'busy' : 'free' };
}

/** The moments that matter at `at`: an hour or a day that began by then is over, and a message that was sent before then is too old. */
export const momentsBefore = (at: Date) => ({
  hourAgo: new Date(at.getTime() - hourMs),
  dayAgo: new Date(at.getTime() - dayMs),
  recent: new Date(at.getTime() - recentMs),
});
