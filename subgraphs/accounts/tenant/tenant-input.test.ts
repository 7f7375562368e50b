import { expect, test } from 'vitest';
import { createTenantInput } from './tenant-input.ts';

const issues = (input: Partial<Record<'name' | 'timeZone' | 'idempotencyKey', string>>) =>
  createTenantInput
    .safeParse({ name: 'Acme', timeZone: 'Europe/Berlin', idempotencyKey: 'k', ...input })
    .error?.issues.map(({ path }) => path[0]);

test('a name is 1 to 80 characters after trimming', () => {
  expect(issues({ name: '   ' })).toEqual(['name']);
  expect(issues({ name: 'a'.repeat(81) })).toEqual(['name']);
  expect(issues({ name: ` ${'a'.repeat(80)} ` })).toBeUndefined();
  expect(issues({ name: 'a\u0000b' })).toEqual(['name']);
});

test.each(['Europe/Berlin', 'Asia/Kolkata', 'UTC', 'America/Argentina/Buenos_Aires'])(
  '%s is a time zone',
  (timeZone) => {
    expect(issues({ timeZone })).toBeUndefined();
  },
);

test.each(['+05:00', 'Mars/Phobos', '', "Europe/Berlin'; drop table tenants"])('%j is no time zone', (timeZone) => {
  expect(issues({ timeZone })).toEqual(['timeZone']);
});
