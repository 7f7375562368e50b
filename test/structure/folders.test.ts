import { expect, test } from 'vitest';
import { largeFolders, mostFiles, twoWayPairs } from './folders.ts';

test('no two folders of a package import each other', () => {
  expect(twoWayPairs()).toEqual([]);
});

test(`no folder has more than ${mostFiles} files`, () => {
  expect(largeFolders()).toEqual([]);
});
