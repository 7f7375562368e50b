import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { keyPairs, secretNames } from '../../launcher/home/secrets.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/operating.md'), 'utf8');
const section = /^## Rotating secrets\n([\s\S]*?)(?=^## )/m.exec(text)?.[1] ?? '';
/** By the names in the first column. */
const rows = [...section.matchAll(/^\| (`[^|]+) \| ([^|]+) \|/gm)].map(([, names = '', way = '']) => ({
  names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  way,
}));
/** The name under which the table lists the passwords of several services. */
const general = (name: string) => name.replace(/^[A-Z]+_(DATABASE|DIRECTORY)_PASSWORD$/, 'NAME_$1_PASSWORD');

test('D9 each secret of an installation has a way to change it, and no row is of one that there is not', () => {
  const { secrets } = parse(readFileSync(join(root, 'docker-compose.secrets.yml'), 'utf8')) as { secrets: object };
  const known = new Set([
    ...[...secretNames, ...keyPairs.map((pair) => pair.public)].map(general),
    ...Object.keys(secrets).map(general),
    'OWNER_DATABASE_URL',
  ]);
  expect(known.size).toBeGreaterThan(20);
  const documented = rows.flatMap(({ names }) => names);
  expect([...known].filter((name) => !documented.includes(name))).toEqual([]);
  expect(documented.filter((name) => !known.has(name))).toEqual([]);
  expect(rows.filter(({ way }) => way.trim().length < 40)).toEqual([]);
});

test('D9 the commands of the section are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...section.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const { services } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as { services: object };
  const started = [
    ...section.matchAll(/docker compose (?:run --rm|up -d|exec)(?: --force-recreate)? ([a-z][a-z-]*)/g),
  ].map(([, name = '']) => name);
  expect(started.length).toBeGreaterThan(3);
  expect(started.filter((name) => !(name in services))).toEqual([]);
  // Compose does not notice that a secret's file has changed.
  expect(section.match(/up -d (?!--force-recreate)[a-z-]+/g)).toBeNull();
});
