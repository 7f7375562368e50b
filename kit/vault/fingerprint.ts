import { createHmac, hkdfSync } from 'node:crypto';

/**
 * A secret for one purpose, derived from the platform's: 43 characters. Its holder can derive neither the platform's
 * secret nor that of another purpose.
 */
export function purposeSecret(masterSecret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', masterSecret, '', `konstruct/${purpose}`, 32)).toString('base64url');
}

/**
 * Makes fingerprints of secrets: `xxxx-xxxx-xxxx-xxxx` in hex, 64 bits, the same for the same secret and scope.
 * `purposeKey` is a `purposeSecret`: with separate keys, the fingerprints of two purposes cannot be compared.
 */
export function createFingerprinter(purposeKey: string): (secret: string, scope: string) => string {
  const key = Buffer.from(purposeKey, 'base64url');
  return (secret, scope) => {
    const digest = createHmac('sha256', key)
      .update(JSON.stringify([scope, secret]))
      .digest('hex');
    return [0, 4, 8, 12].map((at) => digest.slice(at, at + 4)).join('-');
  };
}
