// npm run keys -- status | new NAME | rotate [VAULT] | retire KEYID: manages the keys that seal companies' LLM keys and
// channels' tokens.
import { subgraphs } from '@konstruct/schema/subgraphs';
import { areSecretsFiles, readAll, readKeys, readPublicKeys } from './env.ts';
import { describeNeeded, describeRotated, describeStatus } from './describe.ts';
import { newKeyLines, newPairLines, retiredLines, type SigningPair } from './new-key.ts';
import { createProgress } from './progress.ts';
import { countToDo, rotate } from './rotate.ts';
import { retire, statusOf } from './status.ts';
import { type Vault, vaultNames, withVaults } from './vaults.ts';

/** The exit codes that scripts rely on. */
const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Secrets are sealed with a key other than the current one, or the key is still needed. */
  remaining: 3,
  /** Secrets that no key of the ring opens. */
  unopened: 4,
} as const;

const usage = `npm run keys -- status             which keys there are, and what each seals
npm run keys -- new NAME           a new key: what to set, in order (NAME: NAMES)
npm run keys -- rotate [VAULT]     seals everything again with the key that seals now
npm run keys -- retire KEYID       retires a key that nothing needs any more
Exit codes: 0 done; 1 failed; 2 wrong usage; 3 something remains to be sealed again; 4 something cannot be opened.`;

const print = (lines: readonly string[]) => console.log(lines.join('\n'));

async function status(): Promise<number> {
  return withVaults(readAll(), async (vaults) => {
    let code: number = exitCodes.done;
    for (const vault of vaults) {
      const stands = await statusOf(vault);
      print(describeStatus(stands));
      if (stands.lost.length > 0) code = exitCodes.unopened;
      const isRemaining = stands.keys.some(
        ({ sealsNow, isInRing, secretCount }) => isInRing && !sealsNow && secretCount > 0,
      );
      if (isRemaining && code === exitCodes.done) code = exitCodes.remaining;
    }
    return code;
  });
}

async function rotateAll(only: string | undefined): Promise<number> {
  return withVaults(readAll(), async (vaults) => {
    let code: number = exitCodes.done;
    for (const vault of vaults.filter(({ name }) => only === undefined || name === only)) {
      const progress = createProgress(vault.name, await countToDo(vault), process.stdout);
      const rotated = await rotate(vault, progress.done);
      progress.end();
      print(describeRotated(vault.name, vault.service, vault.publicKeyName, rotated));
      if (rotated.unopened.length > 0) code = exitCodes.unopened;
      else if (rotated.leftCount > 0 && code === exitCodes.done) code = exitCodes.remaining;
    }
    return code;
  });
}

async function retireKey(keyId: string): Promise<number> {
  const env = readAll();
  return withVaults(env, async (vaults) => {
    const vault = await findVault(vaults, keyId);
    if (!vault) {
      console.error(`No vault has a key named ${keyId}. npm run keys -- status names them.`);
      return exitCodes.usage;
    }
    const retired = await retire(vault, keyId);
    if (retired.outcome === 'seals_now') {
      console.error(`${keyId} is the key that seals now: make another first, with npm run keys -- new ${vault.name}.`);
      return exitCodes.remaining;
    }
    if (retired.outcome === 'needed') {
      print(describeNeeded(keyId, retired));
      return retired.unopened.length < retired.secretCount ? exitCodes.remaining : exitCodes.unopened;
    }
    console.log(`${keyId} is retired: nothing needs it, and nothing is sealed with it any more.`);
    print(retiredLines(vault, env[vault.ringName] ?? '', keyId, areSecretsFiles()));
    return exitCodes.done;
  });
}

async function findVault(vaults: readonly Vault[], keyId: string): Promise<Vault | undefined> {
  for (const vault of vaults) if ((await statusOf(vault)).keys.some((key) => key.keyId === keyId)) return vault;
  return undefined;
}

const signingPairs: readonly SigningPair[] = [
  {
    name: 'identity',
    publicName: 'IDENTITY_PUBLIC_KEY',
    privateName: 'IDENTITY_PRIVATE_KEY',
    signedBy: 'gateway',
    checkedBy: subgraphs,
  },
  {
    name: 'agents-call',
    publicName: 'AGENTS_CALL_PUBLIC_KEY',
    privateName: 'AGENTS_CALL_PRIVATE_KEY',
    signedBy: 'agents',
    checkedBy: ['usage', 'keys'],
  },
];

async function newKey(name: string): Promise<number> {
  const pair = signingPairs.find((each) => each.name === name);
  if (pair) {
    print(await newPairLines(pair, readPublicKeys(pair.publicName), areSecretsFiles()));
    return exitCodes.done;
  }
  const vault = (await vaultNames()).find((each) => each.name === name);
  if (!vault) return explain();
  const keys = readKeys();
  print(newKeyLines(vault, keys[vault.ringName] ?? '', keys[vault.publicKeyName] ?? '', areSecretsFiles()));
  return exitCodes.done;
}

async function explain(): Promise<number> {
  console.error(usage.replace('NAMES', [...(await vaultNames()), ...signingPairs].map(({ name }) => name).join(', ')));
  return exitCodes.usage;
}

async function run([command, argument, ...more]: readonly string[]): Promise<number> {
  if (more.length > 0) return explain();
  if (command === 'status' && !argument) return status();
  if (command === 'new' && argument) return newKey(argument);
  if (command === 'rotate' && (!argument || (await vaultNames()).some(({ name }) => name === argument)))
    return rotateAll(argument);
  if (command === 'retire' && argument) return retireKey(argument);
  return explain();
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCodes.failed;
}
