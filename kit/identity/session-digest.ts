import { hash } from 'node:crypto';

/**
 * What the database stores of a session's token: its SHA-256 in base64url, 43 characters. The token itself is only in
 * the browser's cookie. It is 32 random letters and digits, so the digest needs neither salt nor stretching. The lookup
 * digests the token of the request; a digest that is sent as a token is digested again and matches nothing.
 */
export function sessionDigest(token: string): string {
  return hash('sha256', token, 'base64url');
}
