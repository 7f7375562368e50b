import { expect, test } from 'vitest';
import { storable } from '../index.ts';

test.each([
  ['', undefined, ''],
  ['größer 👍', undefined, 'größer 👍'],
  ['nul\0byte', undefined, 'nulbyte'],
  ['half \ud83d of one', undefined, 'half \ufffd of one'],
  ['abc', 2, 'ab'],
  ['a👍b', 2, 'a'],
  ['a👍b', 3, 'a👍'],
  ['a\0👍', 3, 'a👍'],
])('of %j at most %s is stored as %j', (text, most, stored) => {
  expect(storable(text, most)).toBe(stored);
});
