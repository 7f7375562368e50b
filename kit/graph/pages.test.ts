import { newId } from '@konstruct/kit/database';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { badInput, cursorValues, decodeCursor, encodeCursor, pageOf, pageSize } from './index.ts';

describe('pages', () => {
  test('a page has as many rows as were asked for, and knows whether there are more', () => {
    const cursorOf = (row: number) => [String(row)];
    expect(pageOf([1, 2, 3], 2, cursorOf)).toEqual({
      nodes: [1, 2],
      pageInfo: { endCursor: encodeCursor(['2']), hasNextPage: true },
    });
    expect(pageOf([1, 2], 2, cursorOf).pageInfo.hasNextPage).toBe(false);
    expect(pageOf([], 2, cursorOf)).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });

  test('a cursor comes back as it was given out; any other is bad input', () => {
    const values = ['2026-02-28T12:00:00Z', 'ü "quoted"'];
    const shape = [z.string(), z.string()] as const;
    expect(decodeCursor(encodeCursor(values), ...shape)).toEqual(values);
    const bad = [
      '',
      'x',
      encodeCursor(['one']),
      encodeCursor([...values, 'three']),
      Buffer.from('{"a":1}').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ];
    for (const cursor of bad)
      expect(() => decodeCursor(cursor, ...shape)).toThrow(badInput('This cursor does not belong to this list.'));
  });

  test('SEC-L3 a forged cursor is bad input before anything is looked up: each of its values is of the form that its list gives out', () => {
    const { id, moment, position } = cursorValues;
    const good = [newId(), '2026-02-28T12:00:00.123Z', '17'];
    expect(decodeCursor(encodeCursor(good), id, moment, position)).toEqual(good);
    const forged: [number, string[]][] = [
      [0, ['', 'x', `${newId()} `, 'nul \0', '\ud800', '1']],
      [
        1,
        [
          '',
          'now',
          '0000-01-01T00:00:00.000Z',
          '+275760-09-13T00:00:00.000Z',
          '2026-02-30T00:00:00.000Z',
          '2026-02-28',
          '1e3',
        ],
      ],
      [2, ['', '-1', '1.5', '1e3', '2147483648', '99999999999999999999', 'NaN', ' ']],
    ];
    for (const [at, values] of forged) {
      for (const value of values) {
        const cursor = encodeCursor(good.with(at, value));
        expect(() => decodeCursor(cursor, id, moment, position), JSON.stringify(value)).toThrow(
          badInput('This cursor does not belong to this list.'),
        );
      }
    }
  });

  test('no one asks for more than a page holds', () => {
    expect([pageSize(null, 50), pageSize(undefined, 50, 20), pageSize(50, 50), pageSize(1, 50)]).toEqual([
      50, 20, 50, 1,
    ]);
    for (const first of [0, -1, 51, 1.5, Number.NaN])
      expect(() => pageSize(first, 50)).toThrow('Request 1 to 50 at a time.');
  });
});
