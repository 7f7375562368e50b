import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { secretNames } from '../home/secrets.ts';
import { usesBundledDatabase } from './contents.ts';
import { readEnvText, replaceEnv, valuesOf, writing } from './folder.ts';

/** Every file that docker-compose.secrets.yml passes to a container. */
export const secretFileNames: readonly string[] = [...secretNames, 'POSTGRES_PASSWORD', 'OWNER_DATABASE_URL'];

// A container's user is not the user who created a file: so everyone may read each file, and the folder admits only its
// owner. A container gets only the file itself.
const folderMode = 0o700;
const fileMode = 0o644;

/** Compose reads it from the .env: no command line has to name the second file. */
const composeFile = 'COMPOSE_FILE';
const secretsFile = 'docker-compose.secrets.yml';
const head = [
  '# Secrets are files in the folder secrets, one for each name; docker-compose.secrets.yml hands them to the containers.',
  `${composeFile}=docker-compose.yml:${secretsFile}`,
  '',
].join('\n');

const folderOf = (folder: string) => join(folder, 'secrets');

/** The contents of an installation's secret files by name; empty when there are none. */
export function readSecretFiles(folder: string): Record<string, string> {
  const found = secretFileNames.filter((name) => existsSync(join(folderOf(folder), name)));
  return Object.fromEntries(found.map((name) => [name, readFileSync(join(folderOf(folder), name), 'utf8').trim()]));
}

/** Whether variables say that Compose reads the secrets from files. */
export const namesSecretsFile = (values: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(values[composeFile]?.includes(secretsFile));

/** Whether an installation has its secrets in files. */
export const areSecretsFiles = (folder: string, inEnv: Readonly<Record<string, string>>): boolean =>
  namesSecretsFile(inEnv) || (!inEnv['PLATFORM_SECRET'] && Object.keys(readSecretFiles(folder)).length > 0);

/** The path of a secret's file. */
export const secretPath = (folder: string, name: string): string => join(folderOf(folder), name);

/** Writes a secret's file atomically. */
export function writeSecret(path: string, value: string): void {
  writeFileSync(`${path}.new`, value, { mode: fileMode });
  // The umask restricts the mode that writeFile sets.
  chmodSync(`${path}.new`, fileMode);
  renameSync(`${path}.new`, path);
}

/** A line of an .env that sets a variable: its name and its value. */
export const assigned = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * The text without the lines of these variables. Throws when that would remove something else as well, or when Compose
 * reads a value differently.
 */
function withoutLines(text: string, names: ReadonlySet<string>): string {
  const kept = text.split('\n').filter((each) => {
    const [, name = '', value = ''] = assigned.exec(each) ?? [];
    if (!names.has(name)) return true;
    if (value.includes('$') && !value.startsWith("'"))
      throw new Error(`${name}: it contains a dollar sign, which Compose expands; put it in single quotes first.`);
    return false;
  });
  const rest = kept.join('\n');
  const all = Object.entries(valuesOf(text));
  const expected = all.filter(([name]) => !names.has(name));
  if (
    all.some(([name, value]) => names.has(name) && value.includes('\n')) ||
    !isDeepStrictEqual(Object.entries(valuesOf(rest)), expected)
  )
    throw new Error('A secret in the .env spans several lines. Put each on one line first.');
  return rest;
}

/**
 * Moves the secrets of a folder's .env to separate files, and leaves everything else in it. Safe to repeat, also after
 * a kill: existing files are left alone. Throws, with nothing written, when a file and the .env disagree.
 */
export function splitEnv(folder: string): { readonly blank: readonly string[] } {
  const text = readEnvText(folder);
  const inEnv = valuesOf(text);
  const inFiles = readSecretFiles(folder);
  const rest = withoutLines(text, new Set(secretFileNames));
  const differing = secretFileNames.filter((name) => inEnv[name] && inFiles[name] && inEnv[name] !== inFiles[name]);
  if (differing.length > 0)
    throw new Error(
      `secrets/ and .env differ in ${differing.join(', ')}. Remove the wrong line from .env or the wrong file, then run it again.`,
    );
  const all = {
    ...inFiles,
    ...Object.fromEntries(Object.entries(inEnv).filter(([name, value]) => secretFileNames.includes(name) && value)),
  };
  if (!all['OWNER_DATABASE_URL'] && all['POSTGRES_PASSWORD'] && usesBundledDatabase(inEnv))
    all['OWNER_DATABASE_URL'] =
      `postgres://konstruct:${encodeURIComponent(all['POSTGRES_PASSWORD'])}@postgres:5432/konstruct`;
  writing(folder, () => {
    mkdirSync(folderOf(folder), { recursive: true, mode: folderMode });
    chmodSync(folderOf(folder), folderMode);
    for (const name of secretFileNames) {
      if (inFiles[name] === undefined || inFiles[name] !== (all[name] ?? ''))
        writeSecret(join(folderOf(folder), name), all[name] ?? '');
    }
  });
  if (rest !== text || inEnv[composeFile] === undefined)
    replaceEnv(folder, inEnv[composeFile] === undefined ? `${head}${rest}` : rest);
  return { blank: secretFileNames.filter((name) => !all[name]) };
}
