import { hash, randomBytes } from 'node:crypto';

const prefix = 'kst_';
const form = /^kst_[A-Za-z0-9_-]{43}$/;

/** A new API token: a prefix that secret scanners can look for, and 256 random bits. */
export function mintApiToken(): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** Whether the text can be an API token, so that nothing else is looked up. */
export function isApiToken(text: string): boolean {
  return form.test(text);
}

/**
 * What the database stores of an API token: its SHA-256 in base64url, 43 characters. The token is random, so the digest
 * needs neither salt nor stretching. A digest that is sent as a token lacks the prefix and matches nothing.
 */
export function apiTokenDigest(token: string): string {
  return hash('sha256', token, 'base64url');
}
