import { roles } from '@konstruct/schema/permissions';
import { expect, test } from 'vitest';
import { isBelow, mayManage, rolesToGive } from './rank.ts';

test('an owner gives every role but its own; an admin none that includes what an admin lacks', () => {
  expect(rolesToGive('OWNER')).toEqual(['ADMIN', 'MEMBER', 'VIEWER', 'BILLING']);
  expect(rolesToGive('ADMIN')).toEqual(['MEMBER', 'VIEWER']);
});

test.each(['MEMBER', 'VIEWER', 'BILLING', null] as const)('%s gives no role', (role) => {
  expect(rolesToGive(role)).toEqual([]);
});

test('no role is below itself, and nothing is above an owner', () => {
  for (const role of roles) {
    expect(isBelow(role, role)).toBe(false);
    expect(isBelow('OWNER', role)).toBe(false);
  }
});

test('one manages those below, and oneself, but not without the permission', () => {
  const admin = { userId: 'a', role: 'ADMIN' } as const;
  expect(mayManage(admin, { userId: 'b', role: 'MEMBER' })).toBe(true);
  expect(mayManage(admin, { userId: 'b', role: 'ADMIN' })).toBe(false);
  expect(mayManage(admin, { userId: 'b', role: 'BILLING' })).toBe(false);
  expect(mayManage(admin, admin)).toBe(true);
  const member = { userId: 'm', role: 'MEMBER' } as const;
  expect(mayManage(member, member)).toBe(false);
});
