import { expect, test } from 'vitest';
import { isWindowOpen } from './window.ts';

const wrote = new Date('2026-11-24T10:00:00Z');

test.each([
  ['2026-11-24T10:00:01Z', true],
  ['2026-11-25T09:59:00Z', true],
  ['2026-11-25T09:59:45Z', false],
  ['2026-11-25T10:01:00Z', false],
])('41 at %s the window is open: %s', (now, open) => {
  expect(isWindowOpen(wrote, new Date(now))).toBe(open);
});

test('no one may write to a person who never wrote', () => {
  expect(isWindowOpen(null, wrote)).toBe(false);
});
