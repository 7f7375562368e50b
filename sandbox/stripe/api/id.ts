import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id in Stripe's format: the prefix of its kind, then random letters. */
export function newId(prefix: string, length = 24): string {
  let letters = '';
  for (const byte of randomBytes(length)) letters += ALPHABET[byte % ALPHABET.length];
  return `${prefix}_${letters}`;
}
