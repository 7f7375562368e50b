import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a connection's messages are sent to, and the token by which Meta is told that it is us. */
export interface Callback {
  urlFor(channelId: string): string;
  verifyTokenFor(channelId: string): string;
  /** Compared without telling by the time it takes how much of it is right. */
  isVerifyToken(channelId: string, given: string): boolean;
}

/** Verify tokens are derived from a secret for this alone, never stored: nobody can steal them, and a restart changes none. */
export function createCallback(verifySecret: string, publicUrl: string): Callback {
  const key = Buffer.from(verifySecret, 'base64url');
  const verifyTokenFor = (channelId: string) => createHmac('sha256', key).update(channelId).digest('base64url').slice(0, 32);
  return {
    urlFor: (channelId) => new URL(`/webhooks/whatsapp/${channelId}`, publicUrl).href,
    verifyTokenFor,
    isVerifyToken(channelId, given) {
      const [expected, tried] = [Buffer.from(verifyTokenFor(channelId)), Buffer.from(given)];
      return expected.length === tried.length && timingSafeEqual(expected, tried);
    },
  };
}
