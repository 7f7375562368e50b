import { randomBytes } from 'node:crypto';
import { generateVaultKey, keyIdOfPublicKey } from '@konstruct/kit/vault';
import type { VaultName } from './vaults.ts';

/** The lines of .env for a new key beside those of the ring, in the order in which nothing meets a service that lacks its key. */
export function newKeyLines(
  { name, publicKeyName, ringName, openedBy, service }: VaultName,
  ringJson: string,
  publicJwk: string,
): string[] {
  const keyId = `${name}-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;
  const made = generateVaultKey(keyId);
  const ring = [...(JSON.parse(ringJson) as unknown[]), JSON.parse(made.privateJwk)];
  const all = [...new Set([...openedBy, service])];
  return [
    `# A new key, ${keyId}. Keep a copy of both values: what is sealed with it cannot be opened without.`,
    `# 1. Set this line in .env, and start ${openedBy.join(' and ')} again, every copy of it: they can open what the new key seals.`,
    `${ringName}='${JSON.stringify(ring)}'`,
    `# 2. Then set this line, and start ${all.join(' and ')} again: from now on the new key seals.`,
    `${publicKeyName}='${made.publicJwk}'`,
    `# 3. Seal again what is sealed with other keys: npm run keys -- rotate`,
    `# 4. When it has ended: npm run keys -- retire ${keyIdOfPublicKey(publicJwk)}`,
  ];
}

/** What to set once a key is retired. */
export function retiredLines({ ringName, openedBy }: VaultName, ringJson: string, keyId: string): string[] {
  const ring = JSON.parse(ringJson) as { readonly kid?: string }[];
  if (!ring.some(({ kid }) => kid === keyId)) return [`The ring, ${ringName}, does not have it: there is nothing to change.`];
  return [
    `# Set this line in .env, and start ${openedBy.join(' and ')} again. Keep the old key as long as backups from before the rotation.`,
    `${ringName}='${JSON.stringify(ring.filter(({ kid }) => kid !== keyId))}'`,
  ];
}
