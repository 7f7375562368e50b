import { existsSync, readFileSync, renameSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { developmentMark } from '@konstruct/kit/process';
import { derivedSecrets, randomSecret } from '../home/secrets.ts';
import { line } from './contents.ts';
import { readEnvText, replaceEnv, valuesOf, writing } from './folder.ts';
import { areSecretsFiles, assigned, readSecretFiles, secretPath, writeSecret } from './secret-files.ts';

const master = 'PLATFORM_SECRET';
/** Derived from the platform's secret too, but kept when it changes: people know fingerprints and verify tokens. */
const kept = ['LLM_FINGERPRINT_SECRET', 'WHATSAPP_VERIFY_SECRET'];

const passwordsOf = (platformSecret: string) =>
  Object.entries(derivedSecrets(platformSecret)).filter(([name]) => !kept.includes(name));

/**
 * Replaces the platform secret of a folder, and the roles' passwords derived from it: in its .env, atomically, or in
 * its files. If it is killed while writing the files, the next run continues with the same secret. Everything else
 * stays. Returns the names of what has changed.
 */
export function replacePlatformSecret(folder: string): string[] {
  const text = readEnvText(folder);
  const inEnv = valuesOf(text);
  const inFiles = areSecretsFiles(folder, inEnv);
  const present = inFiles ? readSecretFiles(folder) : inEnv;
  const old = present[master];
  if (!old) throw new Error(`${master} is not set in ${folder}: name the folder of the installation's .env with --to.`);
  const lacking = kept.filter((name) => !present[name]);
  if (lacking.length > 0)
    throw new Error(`${lacking.join(', ')} would change too. Add what is missing first, with --add.`);
  const fresh = () => randomSecret(old.startsWith(developmentMark) ? developmentMark : '');
  return inFiles ? replaceFiles(folder, inEnv, fresh) : replaceLines(folder, text, fresh());
}

function replaceFiles(folder: string, inEnv: Readonly<Record<string, string>>, fresh: () => string): string[] {
  const next = secretPath(folder, `${master}.next`);
  const twice = [master, ...passwordsOf('').map(([name]) => name)].filter((name) => inEnv[name]);
  if (twice.length > 0)
    throw new Error(`The .env sets ${twice.join(', ')} next to the files in secrets/. Remove these lines first.`);
  return writing(folder, () => {
    if (!existsSync(next)) writeSecret(next, fresh());
    const passwords = passwordsOf(readFileSync(next, 'utf8'));
    for (const [name, value] of passwords) writeSecret(secretPath(folder, name), value);
    renameSync(next, secretPath(folder, master));
    return [master, ...passwords.map(([name]) => name)];
  });
}

function replaceLines(folder: string, text: string, platformSecret: string): string[] {
  const values: Record<string, string> = {
    [master]: platformSecret,
    ...Object.fromEntries(passwordsOf(platformSecret)),
  };
  const placed = new Set<string>();
  const lines = text.split('\n').map((each) => {
    const [, name = ''] = assigned.exec(each) ?? [];
    const value = values[name];
    if (value === undefined) return each;
    placed.add(name);
    return line([name, value]);
  });
  const added = Object.entries(values).filter(([name]) => !placed.has(name));
  const written = `${lines.join('\n').replace(/\n*$/, '\n')}${added.map((entry) => `${line(entry)}\n`).join('')}`;
  if (!isDeepStrictEqual(valuesOf(written), { ...valuesOf(text), ...values }))
    throw new Error('A secret in the .env spans several lines. Put each on one line first.');
  replaceEnv(folder, written);
  return Object.keys(values);
}
