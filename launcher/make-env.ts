// npm run make-env: the .env of an installation with containers. It needs nothing but Node, and so runs from the image:
//   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/to" konstruct:local node launcher/make-env.ts --to /to
// Without --to it prints, and writes nothing.
import { parseArgs } from 'node:util';
import { readFiles } from '@konstruct/kit/process';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { environment } from './env.ts';
import { demoEnv, lackingLines, productionEnv, readPairs, stillBlank } from './env-file/contents.ts';
import { createEnv, hasEnv, readEnvText, replaceEnv, valuesOf } from './env-file/folder.ts';
import { replacePlatformSecret } from './env-file/platform-secret.ts';
import { namesSecretsFile, readSecretFiles, splitEnv } from './env-file/secret-files.ts';
import { keyPairs, secretNames } from './home/secrets.ts';

const usage = `Usage: make-env [--demo] [--set NAME=VALUE ...] [--to FOLDER [--secrets]]
       make-env --add [--to FOLDER]
       make-env --new-platform-secret --to FOLDER

  --set NAME=VALUE  sets a variable, such as PUBLIC_URL=https://example.com or SLACK=off
  --to FOLDER       writes FOLDER/.env, which only its owner can read; there must be none yet
  --secrets         moves the secrets of FOLDER/.env, a new one or the one that is there, to files in FOLDER/secrets
  --demo            a demonstration with sandbox servers for every vendor
  --add             adds what the .env of an earlier release lacks
  --new-platform-secret  replaces PLATFORM_SECRET and the roles' passwords, in .env or in secrets, and nothing else`;

function readArguments() {
  try {
    const options = {
      demo: { type: 'boolean', default: false },
      add: { type: 'boolean', default: false },
      'new-platform-secret': { type: 'boolean', default: false },
      secrets: { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] as string[] },
      to: { type: 'string' },
    } as const;
    return parseArgs({ options }).values;
  } catch {
    throw new Error(usage);
  }
}

/** Adds to the .env of a folder; if its secrets are files, the additions become files too. */
async function addTo(folder: string): Promise<void> {
  const text = readEnvText(folder);
  const files = readSecretFiles(folder);
  const lines = await lackingLines({ ...valuesOf(text), ...files });
  if (lines !== '') replaceEnv(folder, `${text.replace(/\n*$/, '\n')}${lines}`);
  if (Object.keys(files).length > 0) splitEnv(folder);
  const names = Object.keys(valuesOf(lines));
  console.log(names.length === 0 ? 'The .env is complete.' : `Added: ${names.join(', ')}.`);
}

/** What the environment lacks. When Compose takes secrets from files, lines in an .env would override them. */
async function lackingHere(): Promise<string> {
  if (namesSecretsFile(environment))
    throw new Error('The secrets of this installation are files: name its folder, with --to.');
  const { values, issues } = readFiles([...secretNames, ...keyPairs.map((pair) => pair.public)], environment);
  if (issues.length > 0) throw new Error(`${issues.join('.\n')}.`);
  return lackingLines({ ...environment, ...values });
}

function replacePlatformSecretIn(folder: string): void {
  console.log(`Replaced: ${replacePlatformSecret(folder).join(', ')}.`);
  console.log(
    `Now restart what reads them: docker compose up -d --force-recreate migrate ${[...subgraphs, 'gateway'].join(' ')}`,
  );
}

async function run(): Promise<void> {
  const { demo, add, secrets, set, to, 'new-platform-secret': isNewPlatformSecret } = readArguments();
  if (isNewPlatformSecret) {
    if (to === undefined || add || demo || secrets || set.length > 0) throw new Error(usage);
    return replacePlatformSecretIn(to);
  }
  if (
    (secrets && to === undefined) ||
    (add && (demo || secrets || set.length > 0)) ||
    (demo && (secrets || set.length > 0))
  )
    throw new Error(usage);
  if (add) return to === undefined ? void process.stdout.write(await lackingHere()) : addTo(to);
  const given = readPairs(set);
  const make = () => (demo ? demoEnv() : productionEnv(given));
  if (to === undefined) return void process.stdout.write(await make());
  if (!(secrets && hasEnv(to) && set.length === 0)) createEnv(to, await make());
  const { blank } = secrets ? splitEnv(to) : { blank: [] };
  const values = valuesOf(readEnvText(to));
  const unset = stillBlank({ ...values, ...readSecretFiles(to) });
  console.log(`${to}/.env was written.`);
  if (!demo && unset.length > 0)
    console.log(
      `Still to be set: ${unset.map((name) => (blank.includes(name) ? `secrets/${name}` : name)).join(', ')}.`,
    );
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
