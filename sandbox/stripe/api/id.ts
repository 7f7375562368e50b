import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id as Stripe makes them: the prefix of its kind and letters that say nothing. */
export function newId(prefix: string, length = 24): string {
  let letters = '';
  for (const byte of randomBytes(length)) letters += ALPHABET[byte % ALPHABET.length];
  return `${prefix}_${letters}`;
}
