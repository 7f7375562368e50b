import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header over the exact bytes that are sent: https://docs.stripe.com/webhooks/signature */
export function signatureHeader(secret: string, timestampSeconds: number, rawBody: string): string {
  return `t=${timestampSeconds},v1=${createHmac('sha256', secret).update(`${timestampSeconds}.${rawBody}`).digest('hex')}`;
}
