import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a connection's messages are sent to, and the token that proves to Meta that the address is ours. */
export interface Callback {
  urlFor(channelId: string): string;
  verifyTokenFor(channelId: string): string;
  /** Compares in constant time, so that the duration does not reveal how much of the token is right. */
  isVerifyToken(channelId: string, given: string): boolean;
}

/**
 * Verify tokens are derived from a secret that is used for nothing else, and never stored: no one can steal them, and
 * they survive a restart.
 */
export function createCallback(verifySecret: string, publicUrl: string): Callback {
  const key = Buffer.from(verifySecret, 'base64url');
  const verifyTokenFor = (channelId: string) =>
    createHmac('sha256', key).update(channelId).digest('base64url').slice(0, 32);
  return {
    urlFor: (channelId) => new URL(`/webhooks/whatsapp/${channelId}`, publicUrl).href,
    verifyTokenFor,
    isVerifyToken(channelId, given) {
      const [expected, tried] = [Buffer.from(verifyTokenFor(channelId)), Buffer.from(given)];
      return expected.length === tried.length && timingSafeEqual(expected, tried);
    },
  };
}
