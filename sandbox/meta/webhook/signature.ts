import { createHmac } from 'node:crypto';

/** A deliberate error in the signature: made with another secret, missing, or only in the old header. */
export type SignatureFault = 'wrong' | 'missing' | 'sha1';

/**
 * JSON as Meta writes it: slashes and all non-ASCII characters are escaped. The signature covers exactly these bytes.
 */
export function writeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The headers that prove the origin of a webhook.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function signatureHeaders(
  appSecret: string,
  body: string | Buffer,
  fault?: SignatureFault,
): Record<string, string> {
  if (fault === 'missing') return {};
  const secret = fault === 'wrong' ? `not-${appSecret}` : appSecret;
  const sign = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
  const old = { 'x-hub-signature': `sha1=${sign('sha1')}` };
  return fault === 'sha1' ? old : { ...old, 'x-hub-signature-256': `sha256=${sign('sha256')}` };
}
