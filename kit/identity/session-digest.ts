import { hash } from 'node:crypto';

/**
 * What the database keeps of a session's token: its SHA-256 in base64url, 43 characters. The token itself is in the browser's
 * cookie alone. It is 32 random letters and digits, so the digest needs neither salt nor stretching. The
 * lookup digests the token that came with the request; a digest that comes as a token is digested again and finds nothing.
 */
export function sessionDigest(token: string): string {
  return hash('sha256', token, 'base64url');
}
