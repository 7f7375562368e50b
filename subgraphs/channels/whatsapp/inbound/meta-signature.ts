import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the app whose secret this is signed these very bytes. No time is signed: a replay is known by the ids in it.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function isSignedByApp(rawBody: Buffer, signature: string | undefined, appSecret: string): boolean {
  // An empty secret is one that everybody knows.
  if (appSecret.trim() === '' || signature === undefined) return false;
  const expected = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
