import { expect, test } from 'vitest';
import { storable } from '@konstruct/kit/database';
import { answerText, longestAnswer } from './answer-text.ts';

const family = '👨‍👩‍👧‍👦';

test('an answer as long as the limit stays whole, and a longer one is cut, and says so', () => {
  expect(answerText('x'.repeat(longestAnswer))).toBe('x'.repeat(longestAnswer));
  for (const text of ['x'.repeat(longestAnswer + 1), 'x'.repeat(4_000_000)]) {
    const cut = answerText(text);
    expect(cut.length).toBe(longestAnswer);
    expect(cut).toMatch(/^x+\n\n\[…\] This answer was too long and has been cut off here\.$/);
  }
});

test.each([
  ['emoji', '😀'],
  ['families', family],
  ['flags', '🇩🇪'],
  ['accents', 'e\u0301'],
  ['Hindi', 'क्षि'],
  ['line ends', 'a\r\n'],
])('a cut never halves a character: %s', (_what, character) => {
  for (let shift = 0; shift < character.length; shift += 1) {
    const kept =
      answerText('x'.repeat(shift) + character.repeat(Math.ceil(70_000 / character.length))).split('\n\n[…]')[0] ?? '';
    const rest = kept.slice(shift);
    expect(rest.replaceAll(character, '').trim()).toBe(character === 'a\r\n' && !rest.endsWith('\n') ? 'a' : '');
    expect(kept.isWellFormed()).toBe(true);
    expect(kept.length).toBeGreaterThan(longestAnswer - 300);
  }
});

test('accents without an end are cut all the same', () => {
  const cut = answerText(`e${'\u0301'.repeat(200_000)}`);
  expect(cut.length).toBeLessThanOrEqual(longestAnswer);
  expect(cut.length).toBeGreaterThan(longestAnswer - 300);
});

test('half a character and NUL do not get in: alone, at the ends, in between', () => {
  for (const half of [
    '\ud800',
    '\udfff',
    '\ud83d',
    '\0',
    'a\ud800b',
    '\udc00\ud800',
    `${'x'.repeat(longestAnswer)}\ud83d`,
  ]) {
    expect(answerText(half).isWellFormed()).toBe(true);
    expect(storable(half).isWellFormed()).toBe(true);
    expect(answerText(half)).not.toContain('\0');
  }
  expect(answerText('a\ud800b 😀')).toBe('a\ufffdb 😀');
});
