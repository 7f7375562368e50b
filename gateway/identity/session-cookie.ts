import { createHmac, timingSafeEqual } from 'node:crypto';

const plainName = 'better-auth.session_token';

/**
 * better-auth's cookie: over https only the `__Secure-` name is valid, which a sibling domain without TLS cannot set.
 */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? `__Secure-${plainName}` : plainName;
}

/**
 * The session token of a cookie `<token>.<base64 HMAC-SHA256>`; null unless `accounts` signed it with one of its
 * secrets.
 */
export function verifySessionCookie(value: string | undefined, secrets: readonly string[]): string | null {
  const at = value?.lastIndexOf('.') ?? -1;
  if (!value || at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1), 'base64');
  const isSignedBy = (secret: string) => {
    const expected = createHmac('sha256', secret).update(token).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return secrets.some(isSignedBy) ? token : null;
}
