import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import {
  compose,
  envOf,
  everything,
  makeEnv,
  modeOf,
  newFolder,
  rejectionOf,
  removeFolders,
  root,
  secretOf,
} from './made-env.ts';

afterAll(removeFolders);

test('an .env is written whole, for its owner alone, with what was given; what is left to be set is named', async () => {
  const folder = newFolder();
  const made = await makeEnv('--to', folder, '--set', 'PUBLIC_URL=https://konstruct.example', '--set', 'SLACK=off');
  expect(made).toMatchObject({ code: 0, errors: '' });
  expect(made.output).toMatch(/^Still to be set: SMTP_URL, MAIL_FROM, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET\.$/m);
  expect(readdirSync(folder)).toEqual(['.env']);
  expect(modeOf(folder, '.env')).toBe('600');
  expect(parseEnv(envOf(folder))).toMatchObject({
    PUBLIC_URL: 'https://konstruct.example',
    SLACK: 'off',
    BILLING: 'on',
  });
});

test('an .env that is there is never written over, and stays as it is', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, '.env'), 'PLATFORM_SECRET=the only copy\n');
  expect(await makeEnv('--to', folder)).toEqual({
    code: 1,
    output: '',
    errors: expect.stringMatching(/^There is an \.env in .+--add\.\n$/),
  });
  expect(everything(folder)).toEqual({ '.env': 'PLATFORM_SECRET=the only copy\n' });
});

test.each([
  ['an option that there is not', ['--too']],
  ['secrets without a folder', ['--secrets']],
  ['an address without https', ['--set', 'PUBLIC_URL=http://konstruct.example']],
  ['a variable that is not to be set', ['--set', 'PLATFORM_SECRET=mine']],
  ['a value that an .env cannot hold', ['--set', "MAIL_FROM=Konstruct's <hello@konstruct.example>"]],
  ['an .env to add to that is not there', ['--add', '--to', tmpdir()]],
  ['a secret to add to that is not there', ['--add']],
])('%s is told, and nothing is printed that could be taken for an .env', async (_what, options) => {
  const { code, output, errors } = await makeEnv(...options);
  expect([code, output]).toEqual([1, '']);
  expect(errors).toMatch(/^[A-Z].+/);
  expect(errors).not.toMatch(/ {4}at /);
});

test('a folder that is not there is named, with what to do', async () => {
  const folder = join(newFolder(), 'missing');
  expect(await makeEnv('--to', folder)).toEqual({
    code: 1,
    output: '',
    errors: `There is no folder ${folder}. Create it first, or name another with --to.\n`,
  });
});

test('secrets become the files that the compose file hands out: read in any container, and on this machine by their owner alone', async () => {
  const folder = newFolder();
  expect((await makeEnv('--to', folder, '--secrets')).code).toBe(0);
  const wanted = Object.keys(compose('docker-compose.secrets.yml').secrets ?? {}).toSorted();
  expect(readdirSync(join(folder, 'secrets')).toSorted()).toEqual(wanted);
  expect(modeOf(folder, 'secrets')).toBe('700');
  expect(new Set(wanted.map((name) => modeOf(folder, 'secrets', name)))).toEqual(new Set(['644']));
  const left = parseEnv(envOf(folder));
  expect(Object.keys(left).filter((name) => wanted.includes(name))).toEqual([]);
  expect(left['COMPOSE_FILE']).toBe('docker-compose.yml:docker-compose.secrets.yml');
  const password = secretOf(folder, 'POSTGRES_PASSWORD');
  expect(new URL(secretOf(folder, 'OWNER_DATABASE_URL'))).toMatchObject({
    username: 'konstruct',
    password,
    host: 'postgres:5432',
    pathname: '/konstruct',
  });
  expect(modeOf(folder, '.env')).toBe('600');
});

test('an .env that is there is split: each secret as it was, every other line where it was; a second time nothing changes', async () => {
  const folder = newFolder();
  await makeEnv('--to', folder);
  const before = `${envOf(folder)}# ours\nRATE_SCALE=2\nSMTP_URL='smtps://me:p$ss@smtp.example.com'\nOWNER_DATABASE_URL="postgres://owner@db/konstruct"\n`;
  writeFileSync(join(folder, '.env'), before);
  chmodSync(join(folder, '.env'), 0o644);
  expect((await makeEnv('--to', folder, '--secrets')).code).toBe(0);
  const [old, now] = [parseEnv(before), parseEnv(envOf(folder))];
  for (const [name, value] of Object.entries(old))
    expect([name, now[name] ?? secretOf(folder, name)]).toEqual([name, value]);
  expect(envOf(folder)).toContain('# ours\nRATE_SCALE=2\n');
  expect(modeOf(folder, '.env')).toBe('600');
  const first = everything(folder);
  expect((await makeEnv('--to', folder, '--secrets')).code).toBe(0);
  expect(everything(folder)).toEqual(first);

  // Killed after some files were written: the .env is still complete.
  writeFileSync(join(folder, '.env'), before);
  rmSync(join(folder, 'secrets/AUTH_SECRET'));
  expect((await makeEnv('--to', folder, '--secrets')).code).toBe(0);
  expect(everything(folder)).toEqual(first);
});

test.each([
  [
    'a file that holds another secret',
    'AUTH_SECRET',
    (text: string) => text.replace(/^AUTH_SECRET=.*$/m, "AUTH_SECRET='another'"),
  ],
  [
    'a value that Compose would expand',
    'SMTP_URL',
    (text: string) => `${text}SMTP_URL=smtps://me:p$ss@smtp.example.com\n`,
  ],
  ['a value of several lines', 'several lines', (text: string) => `${text}SMTP_URL="smtps://one\ntwo"\n`],
])('%s is named, and nothing is written', async (_what, named, change) => {
  const folder = newFolder();
  await makeEnv('--to', folder);
  const whole = envOf(folder);
  await makeEnv('--to', folder, '--secrets');
  writeFileSync(join(folder, '.env'), change(whole));
  const before = everything(folder);
  expect(await makeEnv('--to', folder, '--secrets')).toEqual({
    code: 1,
    output: '',
    errors: expect.stringContaining(named),
  });
  expect(everything(folder)).toEqual(before);
});

test('the owner’s address of a database of one’s own is never made up: it is asked for, taken from the .env, and refused where two differ', async () => {
  const folder = newFolder();
  const own = "OWNER_DATABASE_URL='postgres://owner:secret@db.example.com:5432/konstruct'\n";
  await makeEnv('--to', folder);
  const before = `${envOf(folder)}DATABASE_URL=postgres://db.example.com:5432/konstruct\n`;
  writeFileSync(join(folder, '.env'), before);
  expect((await makeEnv('--to', folder, '--secrets')).output).toMatch(
    /^Still to be set: .*secrets\/OWNER_DATABASE_URL\.$/m,
  );
  expect(secretOf(folder, 'OWNER_DATABASE_URL')).toBe('');
  writeFileSync(join(folder, '.env'), `${envOf(folder)}${own}`);
  expect((await makeEnv('--to', folder, '--secrets')).output).not.toContain('OWNER_DATABASE_URL');
  expect(secretOf(folder, 'OWNER_DATABASE_URL')).toBe('postgres://owner:secret@db.example.com:5432/konstruct');
  writeFileSync(join(folder, '.env'), `${envOf(folder)}${own.replace('db.example', 'other.example')}`);
  expect(await makeEnv('--to', folder, '--secrets')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('OWNER_DATABASE_URL'),
  });
});

test('an .env of an earlier release gets what it lacks in its place, as files where its secrets are files', async () => {
  const folder = newFolder();
  await makeEnv('--to', folder, '--secrets');
  const whole = everything(folder);
  for (const name of ['USAGE_DATABASE_PASSWORD', 'DATABASE_QUEUE_PASSWORD']) rmSync(join(folder, 'secrets', name));
  expect((await makeEnv('--add', '--to', folder)).output).toBe(
    'Added: DATABASE_QUEUE_PASSWORD, USAGE_DATABASE_PASSWORD.\n',
  );
  expect(everything(folder)).toEqual(whole);
  expect((await makeEnv('--add', '--to', folder)).output).toBe('The .env is complete.\n');
});

const set = [
  'PUBLIC_URL=https://konstruct.example',
  'MAIL_FROM=hello@konstruct.example',
  'SMTP_URL=smtps://smtp.example.com',
  'SLACK=off',
  'BILLING=off',
].flatMap((pair) => ['--set', pair]);

test.each(['accounts', 'billing', 'channels', 'gateway'])(
  '%s starts from the files, also where those of what is off are empty',
  async (name) => {
    const folder = newFolder();
    await makeEnv('--to', folder, '--secrets', ...set);
    expect(await rejectionOf(name, folder)).not.toContain('The environment is not');
  },
);

test.each([
  ['.env', []],
  ['files', ['--secrets']],
])(
  'upgraded as the page says, a service starts that needs what the secrets of an earlier release lack: in %s',
  async (_mode, options) => {
    const page = readFileSync(join(root, 'docs/operating.md'), 'utf8');
    const [, section = ''] = /^## Upgrading\n([^]*?)^## /m.exec(page) ?? [];
    const commands = [...section.matchAll(/^ {4}((?:docker|make-env) .*?)(?: {2,}#.*)?$/gm)].map(
      ([, command]) => command ?? '',
    );
    expect(commands).toEqual(['docker compose build', 'make-env --add', 'docker compose down', 'docker compose up -d']);

    const folder = newFolder();
    await makeEnv('--to', folder, ...set, ...options);
    writeFileSync(join(folder, '.env'), envOf(folder).replace(/^KEYS_DIRECTORY_PASSWORD=.*\n/m, ''));
    rmSync(join(folder, 'secrets/KEYS_DIRECTORY_PASSWORD'), { force: true });
    expect(await rejectionOf('keys', folder)).toContain('DATABASE_DIRECTORY_PASSWORD');
    for (const command of commands.filter((each) => each.startsWith('make-env ')))
      expect((await makeEnv('--to', folder, ...command.split(' ').slice(1))).code).toBe(0);
    expect(await rejectionOf('keys', folder)).not.toContain('The environment is not');
  },
);
