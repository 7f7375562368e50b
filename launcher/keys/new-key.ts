import { randomBytes } from 'node:crypto';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { generateVaultKey, keyIdOfPublicKey } from '@konstruct/kit/vault';
import type { VaultName } from './vaults.ts';

const newName = (purpose: string) =>
  `${purpose}-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;

/** A pair of keys that one service signs with, and others know it by. */
export interface SigningPair {
  readonly name: string;
  readonly publicName: string;
  readonly privateName: string;
  readonly signedBy: string;
  readonly checkedBy: readonly string[];
}

/** The lines of .env for a new pair in the place of another, in the order in which every signature is known. */
export async function newPairLines(
  { name, publicName, privateName, signedBy, checkedBy }: SigningPair,
  publicJwks: string,
): Promise<string[]> {
  const kid = newName(name);
  const { publicJwk, privateJwk } = await generateIdentityKeys();
  const named = (jwk: string) => ({ ...(JSON.parse(jwk) as object), kid });
  const present = [JSON.parse(publicJwks) as object].flat();
  return [
    `# A new pair, ${kid}.`,
    `# 1. Set this line in .env, and start ${checkedBy.join(', ')} again, every copy: they know both keys.`,
    `${publicName}='${JSON.stringify([...present, named(publicJwk)])}'`,
    `# 2. Then set this line, and start ${signedBy} again, every copy: it signs with the new key.`,
    `${privateName}='${JSON.stringify(named(privateJwk))}'`,
    `# 3. A minute later set this line, and start ${checkedBy.join(', ')} again: the old key is known no more.`,
    `${publicName}='${JSON.stringify(named(publicJwk))}'`,
  ];
}

/** The lines of .env for a new key beside those of the ring, in the order in which nothing meets a service that lacks its key. */
export function newKeyLines(
  { name, publicKeyName, ringName, openedBy, service }: VaultName,
  ringJson: string,
  publicJwk: string,
): string[] {
  const keyId = newName(name);
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
