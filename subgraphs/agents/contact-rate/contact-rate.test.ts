import { describe, expect, test } from 'vitest';
import { checkContactRate, type ContactUse } from './contact-rate.ts';

const limits = { answersPerHour: 60, usdPerDay: '5' };
const now = new Date('2026-11-29T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const use = (more: Partial<ContactUse> = {}): ContactUse => ({
  hourStartedAt: minutesAgo(10),
  answerCount: 0,
  dayStartedAt: minutesAgo(10),
  costUsd: '0',
  noticeUntil: null,
  openCount: 0,
  openUsd: '0',
  ...more,
});
const check = (more: Partial<ContactUse>) => checkContactRate(use(more), limits, now);

describe('SEC-M1 what one contact is answered', () => {
  test('is bounded by the answers of an hour: the last one that fits is given, the next waits for the hour’s end', () => {
    expect(check({ answerCount: 59 })).toEqual({ kind: 'free' });
    expect(check({ answerCount: 60 })).toEqual({ kind: 'limited', freeAt: minutesAgo(-50), isNoticeDue: true });
    expect(check({ answerCount: 60, hourStartedAt: minutesAgo(60) })).toEqual({ kind: 'free' });
  });

  test('is bounded by the cost of a day, to the last digit', () => {
    expect(check({ costUsd: '4.9999999999' })).toEqual({ kind: 'free' });
    expect(check({ costUsd: '5.0000000000' })).toEqual({
      kind: 'limited',
      freeAt: minutesAgo(10 - 24 * 60),
      isNoticeDue: true,
    });
    expect(check({ costUsd: '7', dayStartedAt: minutesAgo(24 * 60) })).toEqual({ kind: 'free' });
  });

  test('waits for the later end where both limits are reached', () => {
    expect(check({ answerCount: 60, costUsd: '5' })).toMatchObject({ freeAt: minutesAgo(10 - 24 * 60) });
  });

  test('counts answers that are being written, which end within moments: no one is asked to wait for them', () => {
    expect(check({ answerCount: 58, openCount: 1 })).toEqual({ kind: 'free' });
    expect(check({ answerCount: 59, openCount: 1 })).toEqual({ kind: 'busy' });
    expect(check({ costUsd: '4.00', openUsd: '0.9999999999' })).toEqual({ kind: 'free' });
    expect(check({ costUsd: '4.00', openUsd: '1' })).toEqual({ kind: 'busy' });
  });

  test('is notified once until the announced end', () => {
    expect(check({ answerCount: 60, noticeUntil: minutesAgo(-50) })).toMatchObject({ isNoticeDue: false });
    expect(check({ answerCount: 60, noticeUntil: minutesAgo(0) })).toMatchObject({ isNoticeDue: true });
  });
});
