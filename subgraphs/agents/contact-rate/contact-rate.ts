import { Decimal } from 'decimal.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/**
 * A message that waited longer for its contact's limit is not answered: the answer would come too late to make sense.
 */
const recentMs = 2 * hourMs;

/** How much of the company's answers one contact may use. */
export interface ContactLimits {
  readonly answersPerHour: number;
  /** US dollars. */
  readonly usdPerDay: string;
}

/** What one contact has used. Amounts are in US dollars. */
export interface ContactUse {
  readonly hourStartedAt: Date;
  readonly answerCount: number;
  readonly dayStartedAt: Date;
  readonly costUsd: string;
  readonly noticeUntil: Date | null;
  /** Answers that are still being written, and their highest price. */
  readonly openCount: number;
  readonly openUsd: string;
}

/**
 * Whether a contact gets an answer. `busy`: perhaps, once answers that are being written have ended. `limited`: not
 * before `freeAt`; `isNoticeDue` if the contact has not been notified yet.
 */
export type ContactTurn =
  | { readonly kind: 'free' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'limited'; readonly freeAt: Date; readonly isNoticeDue: boolean };

/** The usage at a given time: an hour or a day that is over no longer counts. */
function useAt(use: ContactUse, at: Date): ContactUse {
  const isHourOver = at.getTime() >= use.hourStartedAt.getTime() + hourMs;
  const isDayOver = at.getTime() >= use.dayStartedAt.getTime() + dayMs;
  return {
    ...use,
    ...(isHourOver && { hourStartedAt: at, answerCount: 0 }),
    ...(isDayOver && { dayStartedAt: at, costUsd: '0' }),
  };
}

/**
 * The rule. An hour and a day start with their first answer. The answer that crosses the day's limit is the last one of
 * that day.
 */
export function checkContactRate(
  known: ContactUse,
  { answersPerHour, usdPerDay }: ContactLimits,
  at: Date,
): ContactTurn {
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

/**
 * The time limits at `at`: an hour or a day that began by then is over, and a message that was sent before then is too
 * old.
 */
export const momentsBefore = (at: Date) => ({
  hourAgo: new Date(at.getTime() - hourMs),
  dayAgo: new Date(at.getTime() - dayMs),
  recent: new Date(at.getTime() - recentMs),
});
