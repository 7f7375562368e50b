import { expect, test } from 'vitest';
import { stripeKeyPart } from './stripe-key.ts';

test('a key that Stripe takes is sent as it is', () => {
  expect(stripeKeyPart('order-17')).toBe('order-17');
});

test.each([
  ['long', 'x'.repeat(200)],
  ['with spaces', 'order 17'],
  ['of other letters', 'größe'],
  ['with line breaks', 'a\r\nb'],
])('a key that is %s becomes one of its own that Stripe takes', (_case, key) => {
  expect(stripeKeyPart(key)).toMatch(/^[0-9a-f]{64}$/);
  expect(stripeKeyPart(key)).not.toBe(stripeKeyPart(`${key}.`));
});
