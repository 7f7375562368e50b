import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits for use in a URL. */
export function createState(): string {
  return randomBytes(16).toString('base64url');
}

/** What is stored of a state. */
export function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
