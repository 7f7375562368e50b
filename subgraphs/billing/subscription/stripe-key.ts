import { createHash } from 'node:crypto';

/** A caller's idempotency key as a part of a key that Stripe accepts: 255 visible ASCII characters in all. */
export function stripeKeyPart(idempotencyKey: string): string {
  if (/^[\x21-\x7e]{1,100}$/.test(idempotencyKey)) return idempotencyKey;
  return createHash('sha256').update(idempotencyKey).digest('hex');
}
