import { expect, test } from 'vitest';
import { derivedTenantId } from './derived-tenant-id.ts';

const ada = '01890a5d-ac96-774b-bcce-b302099a8057';
const bob = '01890a5d-ac96-774b-bcce-b302099a8058';

test('one operator and one key give one id, which is a UUIDv8', () => {
  expect(derivedTenantId(ada, 'first')).toBe(derivedTenantId(ada, 'first'));
  expect(derivedTenantId(ada, 'first')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('the id of an operator and a key is the one of every release so far, so that a repeat across an upgrade is one company', () => {
  expect(derivedTenantId(ada, 'first')).toBe('4ae0a39d-3f5e-86cf-85b8-0c9063eaa404');
});

test('another key or another operator gives another id', () => {
  expect(derivedTenantId(ada, 'second')).not.toBe(derivedTenantId(ada, 'first'));
  expect(derivedTenantId(bob, 'first')).not.toBe(derivedTenantId(ada, 'first'));
});
