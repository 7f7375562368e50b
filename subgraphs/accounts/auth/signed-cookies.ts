import { createHmac, timingSafeEqual } from 'node:crypto';

const signature = (value: string, secret: string) => createHmac('sha256', secret).update(value).digest();

function isSignedBy(value: string, given: Buffer, secret: string): boolean {
  const expected = signature(value, secret);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** `decodeURIComponent` that returns invalid text unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A `Cookie` header in which cookies signed with an earlier secret are signed with the first: better-auth knows only
 * one secret for cookies. A signed cookie is `<value>.<base64 HMAC-SHA256>`; all others stay unchanged.
 */
export function signCookiesAgain(header: string, [current, ...earlier]: readonly string[]): string {
  if (current === undefined || earlier.length === 0) return header;
  return header
    .split(/; */)
    .map((cookie) => {
      const at = cookie.indexOf('=');
      const text = decoded(cookie.slice(at + 1));
      const dot = text.lastIndexOf('.');
      if (at < 1 || dot < 1) return cookie;
      const value = text.slice(0, dot);
      const given = Buffer.from(text.slice(dot + 1), 'base64');
      if (!earlier.some((secret) => isSignedBy(value, given, secret))) return cookie;
      return `${cookie.slice(0, at)}=${encodeURIComponent(`${value}.${signature(value, current).toString('base64')}`)}`;
    })
    .join('; ');
}
