import { randomBytes } from 'node:crypto';
import { generateIdentityKeys } from '@konstruct/kit/identity';
import { generateVaultKey, keyIdOfPublicKey } from '@konstruct/kit/vault';
import type { VaultName } from './vaults.ts';

const newName = (purpose: string) =>
  `${purpose}-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(3).toString('hex')}`;

/** A key pair with which one service signs and by which others recognize it. */
export interface SigningPair {
  readonly name: string;
  readonly publicName: string;
  readonly privateName: string;
  readonly signedBy: string;
  readonly checkedBy: readonly string[];
}

/** What to set, and the line that sets it: public keys are in .env, private ones too unless secrets are files. */
const setting = (name: string, value: string, isFile: boolean) =>
  isFile
    ? { set: `run this line in the folder of docker-compose.yml`, line: `printf %s '${value}' > secrets/${name}` }
    : { set: `set this line in .env`, line: `${name}='${value}'` };

/** Also needed when only a file has changed, which Compose does not detect. */
const again = (services: readonly string[]) =>
  `start ${services.join(', ')} again, every copy (docker compose up -d --force-recreate ${services.join(' ')})`;

/** The lines that replace a key pair, in an order in which every signature is recognized at all times. */
export async function newPairLines(
  { name, publicName, privateName, signedBy, checkedBy }: SigningPair,
  publicJwks: string,
  areFiles: boolean,
): Promise<string[]> {
  const kid = newName(name);
  const { publicJwk, privateJwk } = await generateIdentityKeys();
  const named = (jwk: string) => ({ ...(JSON.parse(jwk) as object), kid });
  const present = [JSON.parse(publicJwks) as object].flat();
  const both = setting(publicName, JSON.stringify([...present, named(publicJwk)]), false);
  const signs = setting(privateName, JSON.stringify(named(privateJwk)), areFiles);
  const alone = setting(publicName, JSON.stringify(named(publicJwk)), false);
  return [
    `# A new pair, ${kid}.`,
    `# 1. First ${both.set}, and ${again(checkedBy)}: they know both keys.`,
    both.line,
    `# 2. Then ${signs.set}, and ${again([signedBy])}: it signs with the new key.`,
    signs.line,
    `# 3. A minute later ${alone.set}, and ${again(checkedBy)}: they no longer accept the old key.`,
    alone.line,
  ];
}

/** The lines that add a key to the ring, in an order in which no service ever lacks the key of a seal. */
export function newKeyLines(
  { name, publicKeyName, ringName, openedBy, service }: VaultName,
  ringJson: string,
  publicJwk: string,
  areFiles: boolean,
): string[] {
  const keyId = newName(name);
  const made = generateVaultKey(keyId);
  const ring = [...(JSON.parse(ringJson) as unknown[]), JSON.parse(made.privateJwk)];
  const opens = setting(ringName, JSON.stringify(ring), areFiles);
  const seals = setting(publicKeyName, made.publicJwk, false);
  return [
    `# A new key, ${keyId}. Keep a copy of both values: without them, what is sealed with it cannot be opened.`,
    `# 1. First ${opens.set}, and ${again(openedBy)}: they can open what the new key seals.`,
    opens.line,
    `# 2. Then ${seals.set}, and ${again([...new Set([...openedBy, service])])}: from now on the new key seals.`,
    seals.line,
    `# 3. Seal again what is sealed with other keys: npm run keys -- rotate`,
    `# 4. When that is done: npm run keys -- retire ${keyIdOfPublicKey(publicJwk)}`,
  ];
}

/** What to set once a key is retired. */
export function retiredLines(
  { ringName, openedBy }: VaultName,
  ringJson: string,
  keyId: string,
  areFiles: boolean,
): string[] {
  const ring = JSON.parse(ringJson) as { readonly kid?: string }[];
  if (!ring.some(({ kid }) => kid === keyId))
    return [`The ring, ${ringName}, does not have it: there is nothing to change.`];
  const { set, line } = setting(ringName, JSON.stringify(ring.filter(({ kid }) => kid !== keyId)), areFiles);
  return [`# Now ${set}, and ${again(openedBy)}. Keep the old key as long as backups from before the rotation.`, line];
}
