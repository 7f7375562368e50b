import { expect, test } from 'vitest';
import { foundingId } from './founding-id.ts';

const ada = '01890a5d-ac96-774b-bcce-b302099a8057';
const bob = '01890a5d-ac96-774b-bcce-b302099a8058';

test('one operator and one key give one id, which is a UUIDv8', () => {
  expect(foundingId(ada, 'first')).toBe(foundingId(ada, 'first'));
  expect(foundingId(ada, 'first')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('another key or another operator gives another id', () => {
  expect(foundingId(ada, 'second')).not.toBe(foundingId(ada, 'first'));
  expect(foundingId(bob, 'first')).not.toBe(foundingId(ada, 'first'));
});
