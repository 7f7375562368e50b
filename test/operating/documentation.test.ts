import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { channelKinds } from '@konstruct/schema/channel-kinds';
import { providerEnv } from '@konstruct/providers';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const pages = [
  'README.md',
  'docs/operating.md',
  ...readdirSync(join(root, 'docs/operating'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('docs/operating', file))
    .filter((file) => /\.(md|conf|service)$|Caddyfile$/.test(file)),
];
const operating = pages
  .filter((page) => page.startsWith('docs/'))
  .map(read)
  .join('\n');

/** Every variable that the product reads, by the file that reads it. */
const envFiles = [
  'kit/environment/environment.ts',
  'launcher/env.ts',
  'gateway/env.ts',
  'portal/server/env.ts',
  ...subgraphs.map((name) => `subgraphs/${name}/env.ts`),
  ...globSync('subgraphs/channels/*/env.ts', { cwd: root }),
];
const readVariables = [
  ...channelKinds,
  ...Object.keys(providerEnv),
  ...envFiles.flatMap((file) =>
    [...read(file).matchAll(/^ {2}([A-Z][A-Z0-9_]+)(?::|,$)/gm)].map(([, name]) => name ?? ''),
  ),
];
const composeFiles = ['docker-compose.yml', 'docker-compose.secrets.yml'].map(read).join('\n');
const composed = [...composeFiles.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name ?? '');
const given = [...composeFiles.matchAll(/^ {6}([A-Z0-9_]+):/gm)].map(([, name]) => name ?? '');

/** Names that the pages use for a whole family: NAME_PORT is USAGE_PORT, and so on. */
const families: readonly (readonly [string, RegExp])[] = [
  ['NAME_PORT', /^[A-Z]+_PORT$/],
  ['NAME_URL', new RegExp(`^(${[...subgraphs, 'portal', 'gateway'].join('|').toUpperCase()})_URL$`)],
  ['NAME_DATABASE_PASSWORD', /^[A-Z]+_DATABASE_PASSWORD$/],
  ['NAME_DIRECTORY_PASSWORD', /^[A-Z]+_DIRECTORY_PASSWORD$/],
  ['NAME_FILE', /_FILE$/],
  ['VENDOR_BASE_URL', /^[A-Z]+_BASE_URL$/],
];
const isDocumented = (name: string) =>
  operating.includes(`\`${name}\``) ||
  families.some(([family, pattern]) => pattern.test(name) && operating.includes(family));

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('names scripts that there are', () => {
    const named = [...text.matchAll(/npm (?:run|-s run) (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !scripts[name] && name !== 'build')).toEqual([]);
  });

  test('names files that there are, and leads to pages that there are', () => {
    const named = [
      ...text.matchAll(
        /(?<![\w/.-])((?:bench|docs|examples|gateway|kit|launcher|portal|providers|sandbox|schema|subgraphs|test)\/[\w@./-]+\.[a-z]+)\b/g,
      ),
    ];
    expect(named.map(([, file]) => file ?? '').filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target]) => target ?? '');
    expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });
});

test.each([...new Set([...readVariables, ...composed])].filter((name) => !name.startsWith('SANDBOX_')))(
  '%s is documented on a page for operators',
  (name) => {
    expect(isDocumented(name)).toBe(true);
  },
);

test('every variable that the pages name is read by something', () => {
  const ofOthers = ['ADMIN_DATABASE_URL', 'BACKUP_DATABASE_URL', 'COMPOSE_FILE', 'COMPOSE_PROFILES', 'APP_ID'];
  const known = new Set([
    ...readVariables,
    ...composed,
    ...given,
    ...ofOthers,
    ...families.map(([family]) => family),
    'NAME',
  ]);
  const named = [...operating.matchAll(/`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(40);
  expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
});

test('services that the pages run by compose are there, and so are the example’s services', () => {
  const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, unknown> };
  const run = [
    ...operating.matchAll(/docker compose (?:run --rm|exec -T)(?: --entrypoint "[^"]*")? ([a-z][a-z-]*)/g),
  ].map(([, name]) => name ?? '');
  expect(run).toContain('check');
  expect(run.filter((name) => !(name in services))).toEqual([]);
  const override = parse(/```yaml\n([^]*?)```/.exec(read('docs/operating/running.md'))?.[1] ?? '', {
    customTags: [],
    logLevel: 'silent',
  }) as {
    services: Record<string, unknown>;
  };
  expect(Object.keys(override.services).filter((name) => !(name in services))).toEqual([]);
});

test('what the page on backup runs in the bundled PostgreSQL is run as its user, on its database', () => {
  const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, { environment: object }>;
  };
  const commands = read('docs/operating/backup.md').match(/^docker compose exec -T postgres .+$/gm) ?? [];
  expect(commands.map((command) => command.split(' ')[5])).toEqual(['pg_dump', 'psql', 'pg_restore']);
  for (const command of commands) {
    const [, POSTGRES_USER] = /--username=(\w+)/.exec(command) ?? [];
    const [, POSTGRES_DB] = /(?:--dbname=|custom |create database )(konstruct)\b/.exec(command) ?? [];
    expect([command, services['postgres']?.environment]).toMatchObject([command, { POSTGRES_USER, POSTGRES_DB }]);
  }
  expect(commands.join('\n')).toContain('create database konstruct owner konstruct');
});

test.each(['.gitignore', '.dockerignore'])('what the pages write into the project’s folder is in %s', (file) => {
  const ignored = read(file)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^\/|\/$/g, ''));
  const written = [
    ...operating.matchAll(/(?:> ?|--file=)([\w-]+\.[a-z]+)\b|`(docker-compose\.override\.yml)`/g),
  ].flatMap(([, output, made]) => output ?? made ?? []);
  expect(written).toEqual(
    expect.arrayContaining(['konstruct.dump', 'roles.sql', 'NOTICE.txt', 'sbom.json', 'docker-compose.override.yml']),
  );
  const all = [...written, 'secrets', '.env', '.env.1.new'];
  expect(all.filter((name) => !ignored.some((pattern) => matchesGlob(name, pattern)))).toEqual([]);
});

test('connections of each service are the same on both pages, and one set’s at most the 45 that test/connections.test.ts holds', () => {
  const rows = (page: string, heading: string) => {
    const [, section = ''] = new RegExp(`^## ${heading}\n([^]*?)^## `, 'm').exec(read(page)) ?? [];
    return [...section.matchAll(/^\| `(\w+)` \|(.+)\|$/gm)].map(([, name = '', cells = '']) => ({
      name,
      cells: cells.split('|').map(Number),
    }));
  };
  const sizes = rows('docs/operating/running.md', 'Sizes').map(({ name, cells }) => [name, cells[1]]);
  const perService = rows('docs/operating.md', 'The database').map(
    ({ name, cells }) => [name, cells.reduce((sum, each) => sum + each, 0)] as const,
  );
  expect(perService.map(([name]) => name).toSorted()).toEqual([...subgraphs, 'gateway'].toSorted());
  expect(perService.reduce((sum, [, count]) => sum + count, 0)).toBe(45);
  expect(sizes).toEqual([...perService.slice(0, -1), ['portal', 0], ...perService.slice(-1)]);
});
