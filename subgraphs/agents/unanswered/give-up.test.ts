import { describe, expect, test } from 'vitest';
import { isGivenUp } from './give-up.ts';

const at = new Date('2026-11-30T12:00:00Z');
const ago = (hours: number) => new Date(at.getTime() - hours * 3_600_000);

describe('a message for which the provider fails and takes nothing', () => {
  test.each<[string, boolean, { awayCount: number; awaySince: Date }, Date | null]>([
    ['is given up after a day of tries', true, { awayCount: 100, awaySince: ago(24) }, null],
    ['is not before that', false, { awayCount: 500, awaySince: ago(23.9) }, null],
    ['is not for a few tries with days between them', false, { awayCount: 4, awaySince: ago(72) }, null],
    ['is given up while the contact can be told', true, { awayCount: 4, awaySince: ago(0) }, ago(-0.4)],
    ['is not while the channel takes an answer for long', false, { awayCount: 4, awaySince: ago(1) }, ago(-23)],
  ])('%s', (_what, expected, away, answerableUntil) => expect(isGivenUp(away, answerableUntil, at)).toBe(expected));
});
