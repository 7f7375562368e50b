import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { derivedSecrets } from '../../launcher/home/secrets.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'konstruct-platform-secret-'));
  folders.push(folder);
  return folder;
}

function makeEnvWith(env: Readonly<Record<string, string | undefined>>, ...options: string[]) {
  const script = join(import.meta.dirname, '../../launcher/make-env.ts');
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    const child = execFile(process.execPath, [script, ...options], { env, cwd: '/' }, (_error, output, errors) =>
      resolve({ code: child.exitCode, output, errors }),
    );
  });
}
const makeEnv = (...options: string[]) => makeEnvWith({}, ...options);
const replace = (folder: string) => makeEnv('--new-platform-secret', '--to', folder);

const envOf = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');
const fileNames = (folder: string) => readdirSync(join(folder, 'secrets'));
/** Every variable of an installation, from its .env and its files. */
const valuesOf = (folder: string, inFiles: boolean): Record<string, string | undefined> => ({
  ...parseEnv(envOf(folder)),
  ...(inFiles
    ? Object.fromEntries(fileNames(folder).map((name) => [name, readFileSync(join(folder, 'secrets', name), 'utf8')]))
    : {}),
});
const passwordNames = Object.keys(derivedSecrets('')).filter((name) =>
  /_(DATABASE|DIRECTORY|QUEUE)_PASSWORD$/.test(name),
);
const replaced = ['PLATFORM_SECRET', ...passwordNames].toSorted();

describe.each([
  ['.env', false],
  ['files', true],
])('a new platform secret in %s', (_where, inFiles) => {
  const make = async () => {
    const folder = newFolder();
    await makeEnv('--to', folder, ...(inFiles ? ['--secrets'] : []));
    writeFileSync(join(folder, '.env'), `# ours\n${envOf(folder)}RATE_SCALE=2\n`);
    return folder;
  };

  test('changes the passwords that follow from it, and nothing else', async () => {
    const folder = await make();
    const [before, text] = [valuesOf(folder, inFiles), envOf(folder)];
    expect(await replace(folder)).toMatchObject({
      code: 0,
      errors: '',
      output: expect.stringContaining('--force-recreate migrate accounts'),
    });
    const after = valuesOf(folder, inFiles);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(
      Object.keys(after)
        .filter((name) => after[name] !== before[name])
        .toSorted(),
    ).toEqual(replaced);
    const derived = derivedSecrets(after['PLATFORM_SECRET'] ?? '');
    for (const name of passwordNames) expect([name, after[name]]).toEqual([name, derived[name]]);
    if (inFiles) expect(envOf(folder)).toBe(text);
    expect((await makeEnv('--add', '--to', folder)).output).toBe('The .env is complete.\n');
  });

  test('is refused where it would change what people know, with nothing written', async () => {
    const folder = await make();
    if (inFiles) rmSync(join(folder, 'secrets/WHATSAPP_VERIFY_SECRET'));
    else writeFileSync(join(folder, '.env'), envOf(folder).replace(/^WHATSAPP_VERIFY_SECRET=.*\n/m, ''));
    const before = valuesOf(folder, inFiles);
    expect(await replace(folder)).toEqual({
      code: 1,
      output: '',
      errors: expect.stringContaining('WHATSAPP_VERIFY_SECRET would change too'),
    });
    expect(valuesOf(folder, inFiles)).toEqual(before);
  });
});

test('a new platform secret that was cut off among the files goes on with the same one', async () => {
  const folder = newFolder();
  await makeEnv('--to', folder, '--secrets');
  const path = (name: string) => join(folder, 'secrets', name);
  await replace(folder);
  const whole = valuesOf(folder, true);
  // The state after a kill: the secret is drawn, and some of the passwords are written.
  renameSync(path('PLATFORM_SECRET'), path('PLATFORM_SECRET.next'));
  writeFileSync(path('PLATFORM_SECRET'), 'the one of before');
  writeFileSync(path('USAGE_DATABASE_PASSWORD'), 'that of before');
  expect((await replace(folder)).code).toBe(0);
  expect(valuesOf(folder, true)).toEqual(whole);
});

test('lines of an .env that would win over the files are named, with nothing written', async () => {
  const folder = newFolder();
  await makeEnv('--to', folder, '--secrets');
  writeFileSync(join(folder, '.env'), `${envOf(folder)}USAGE_DATABASE_PASSWORD=mine\n`);
  const before = valuesOf(folder, true);
  expect(await replace(folder)).toMatchObject({
    code: 1,
    output: '',
    errors: expect.stringContaining('sets USAGE_DATABASE_PASSWORD'),
  });
  expect(valuesOf(folder, true)).toEqual(before);
});

test('what is lacking is not printed where secrets are files: it would win over them', async () => {
  const folder = newFolder();
  await makeEnv('--to', folder, '--secrets');
  const own = { ...parseEnv(envOf(folder)), PLATFORM_SECRET: 'a new one' };
  expect(await makeEnvWith(own, '--add')).toEqual({ code: 1, output: '', errors: expect.stringContaining('--to') });
  const files = fileNames(folder).map((name) => [`${name}_FILE`, join(folder, 'secrets', name)]);
  expect(
    await makeEnvWith({ ...own, COMPOSE_FILE: '', PLATFORM_SECRET: '', ...Object.fromEntries(files) }, '--add'),
  ).toEqual({
    code: 0,
    output: '',
    errors: '',
  });
});
