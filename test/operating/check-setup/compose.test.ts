import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { secretFileNames } from '../../../launcher/env-file/secret-files.ts';
import { keyPairs, secretNames } from '../../../launcher/home/secrets.ts';

const root = join(import.meta.dirname, '../../..');
interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly profiles?: readonly string[];
  readonly entrypoint?: readonly string[];
}
const check = (file: string) => {
  const { services } = parse(readFileSync(join(root, file), 'utf8'), { merge: true }) as {
    services: Record<string, Service>;
  };
  return services['check'] ?? { environment: {} };
};

test('the check’s container has every variable that a check reads, and every secret', () => {
  const checks = join(root, 'launcher/checks');
  const sources = readdirSync(checks).map((file) => readFileSync(join(checks, file), 'utf8'));
  const read = sources.flatMap((text) => [
    ...text.matchAll(/(?:values\[|isOn\([^)]*|addressOf\(settings, )'([A-Z_]+)'|^ +([A-Z]+_[A-Z_]+)(?:,|: \w| =)/gm),
  ]);
  const names = [
    ...read.map(([, one, other]) => one ?? other ?? ''),
    ...secretNames,
    ...keyPairs.map((pair) => pair.public),
  ];
  expect(names).toContain('STRIPE_API_URL');
  const given = Object.keys(check('docker-compose.yml').environment);
  expect(names.filter((name) => !given.includes(name))).toEqual([]);
});

test('it runs only when it is asked, with options after it, and gets every secret from a file where they are files', () => {
  const { profiles, entrypoint } = check('docker-compose.yml');
  expect([profiles, entrypoint]).toEqual([['check'], ['node', 'launcher/check-setup.ts']]);
  const { secrets = [], environment } = check('docker-compose.secrets.yml');
  expect(secrets.toSorted()).toEqual(secretFileNames.filter((name) => name !== 'POSTGRES_PASSWORD').toSorted());
  const files = Object.fromEntries(secrets.map((name) => [`${name}_FILE`, `/run/secrets/${name}`]));
  expect(environment).toEqual({ ...files, OWNER_DATABASE_URL: '' });
});

test('every secret that make-env makes reaches it', () => {
  const env = execFileSync(process.execPath, [join(root, 'launcher/make-env.ts')], { encoding: 'utf8' });
  const named = Object.values(check('docker-compose.yml').environment).flatMap((value) => [
    ...String(value).matchAll(/\$\{([A-Z_]+)/g),
  ]);
  const made = secretNames.filter((name) => !/^(SMTP|SLACK|STRIPE)_/.test(name));
  expect(made.filter((name) => !named.some(([, each]) => each === name) || !env.includes(`${name}='`))).toEqual([]);
});

test('what the pages write after the check’s name is what its entrypoint takes', () => {
  const vendors = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'].map((name) => [name, 'http://127.0.0.1:1']);
  const off = { SLACK: 'off', WHATSAPP: 'off', BILLING: 'off', ...Object.fromEntries(vendors) };
  const pages = [
    'docs/operating.md',
    ...readdirSync(join(root, 'docs/operating')).map((file) => `docs/operating/${file}`),
  ];
  const text = pages
    .filter((page) => page.endsWith('.md'))
    .map((page) => readFileSync(join(root, page), 'utf8'))
    .join('\n');
  const options = new Set([...text.matchAll(/docker compose run --rm check ([^`\n]+)/g)].map(([, each]) => each ?? ''));
  expect([...options]).toEqual(['--mail you@example.com']);
  const run = (given: readonly string[]) => {
    const [, script = ''] = check('docker-compose.yml').entrypoint ?? [];
    return spawnSync(process.execPath, [join(root, script), ...given], { env: off, encoding: 'utf8' });
  };
  for (const each of options) expect(run(each.split(' ')).stdout).toContain('  a mail to you@example.com: ');
  expect(run(['--', '--mail', 'you@example.com']).stderr).toContain('docker compose run --rm check --mail ');
});
