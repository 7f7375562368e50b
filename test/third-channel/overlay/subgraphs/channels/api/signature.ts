import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that a signature is in. */
export const signatureHeader = 'x-signature';

/** What signs these bytes. */
export const sign = (body: Buffer | string, secret: string): string => createHmac('sha256', secret).update(body).digest('hex');

export function isSigned(body: Buffer, given: unknown, secret: string): boolean {
  const [expected, tried] = [Buffer.from(sign(body, secret)), Buffer.from(String(given))];
  return expected.length === tried.length && timingSafeEqual(expected, tried);
}
