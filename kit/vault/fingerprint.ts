import { createHmac, hkdfSync } from 'node:crypto';

/**
 * Makes fingerprints of secrets for one purpose: `xxxx-xxxx-xxxx-xxxx` in hex, 64 bits, the same for the same secret and scope.
 * `masterSecret` is the platform's; the purpose gives each use a key of its own, so that one cannot be compared with another.
 */
export function fingerprinter(masterSecret: string, purpose: string): (secret: string, scope: string) => string {
  const key = Buffer.from(hkdfSync('sha256', masterSecret, '', `konstruct/fingerprint/${purpose}`, 32));
  return (secret, scope) => {
    const digest = createHmac('sha256', key)
      .update(JSON.stringify([scope, secret]))
      .digest('hex');
    return [0, 4, 8, 12].map((at) => digest.slice(at, at + 4)).join('-');
  };
}
