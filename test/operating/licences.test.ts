import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decisionOn, objection } from '../../launcher/licences/policy.ts';

const root = join(import.meta.dirname, '../..');
const run = (...command: readonly string[]) =>
  execFileSync('npm', ['run', '-s', ...command], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

test('every package of the production image may be handed on, and those that were decided on say where', () => {
  const lines = run('licences').trim().split('\n');
  expect(lines.length).toBeGreaterThan(300);
  expect(lines.some((line) => line.startsWith('fastify\t'))).toBe(true);
  expect(lines.filter((line) => /^(vitest|eslint|playwright-core)\t/.test(line))).toEqual([]);
  expect(lines.filter((line) => line.includes('Elastic-2.0')).map((line) => line.split('\t').at(-1))).toEqual(
    Array.from({ length: 5 }, () => 'docs/decisions/0003-apollo-gateway-licence.md'),
  );
});

test.each([
  ['GPL-3.0-only', 'is not among'],
  ['MIT AND GPL-2.0-only', 'is not among'],
  ['Elastic-2.0', 'is not among'],
  ['(MIT OR (GPL-2.0 AND ISC))', 'is not among'],
  ['SEE LICENSE IN LICENSE', 'is not among'],
  ['', 'names no licence'],
])('a package under "%s" is objected to', (licence, why) => {
  expect(objection({ name: 'something', version: '1.0.0', licence })).toContain(why);
});

test.each(['MIT', '(MIT OR EUPL-1.1+)', 'MIT AND BSD-3-Clause'])('a package under "%s" is not', (licence) => {
  expect(objection({ name: 'something', version: '1.0.0', licence })).toBeNull();
});

test('what was decided on holds for the licence that it was decided for', () => {
  const gateway = { name: '@apollo/gateway', version: '2.0.0', licence: 'Elastic-2.0' };
  expect([objection(gateway), decisionOn(gateway)]).toEqual([null, expect.stringContaining('0003')]);
  expect(objection({ ...gateway, licence: 'SSPL-1.0' })).toContain('SSPL-1.0');
});

test('the notice has each package once, with the text of its licence', () => {
  const notice = run('licences', '--', '--notice');
  for (const [, name] of run('licences').matchAll(/^(\S+)\t/gm)) expect(notice).toContain(`${name} `);
  expect(notice.match(/^fastify \d\S* \(MIT\)$/gm)).toHaveLength(1);
  expect(notice).toContain('Elastic License 2.0');
  expect(notice).toContain('Permission is hereby granted, free of charge');
});

test('the bill of materials lists what the image has, and nothing that only tests and builds use', () => {
  const { bomFormat, components } = JSON.parse(run('sbom')) as {
    bomFormat: string;
    components: { name: string; purl?: string; hashes?: unknown[] }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const names = new Set(components.map(({ name }) => name));
  for (const name of ['fastify', 'stripe', '@apollo/gateway']) expect([name, names.has(name)]).toEqual([name, true]);
  for (const name of ['vitest', 'eslint', 'playwright-core']) expect([name, names.has(name)]).toEqual([name, false]);
  // Each as in `npm run licences`, and with what the lock file says that it must be.
  expect(components).toHaveLength(run('licences').trim().split('\n').length);
  const fastify = components.find(({ name }) => name === 'fastify');
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  const { version, integrity } = packages['node_modules/fastify'] ?? { version: '', integrity: '' };
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  expect(fastify).toMatchObject({ purl: `pkg:npm/fastify@${version}`, hashes: [{ alg: 'SHA-512', content }] });
});

test('of the workspaces, what the product runs counts, and what the sandbox servers alone need does not', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  const listed = new Set([...run('licences').matchAll(/^(\S+)\t/gm)].map(([, name]) => name ?? ''));
  const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules/'));
  const needs = (path: string) =>
    Object.keys(packages[path]?.dependencies ?? {}).filter((name) => !name.startsWith('@konstruct/'));
  const product = workspaces.filter((path) => path !== 'sandbox').flatMap(needs);
  expect(product.filter((name) => !listed.has(name))).toEqual([]);
  const sandboxes = needs('sandbox').filter((name) => !product.includes(name));
  expect(sandboxes).toContain('mailparser');
  expect([...sandboxes, 'libmime', 'html-to-text', 'tlds'].filter((name) => listed.has(name))).toEqual([]);
  // Also what the image leaves out.
  expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(/AS packages\nRUN rm -r sandbox &&/);
});

test('the image carries the texts of its packages', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const [, stage = ''] =
    /^COPY --from=(\w+) \/app\/NOTICE\.txt \.\/$/m.exec(dockerfile.slice(dockerfile.indexOf('AS product'))) ?? [];
  expect(dockerfile).toMatch(
    new RegExp(`AS ${stage}\n(?:(?!FROM).*\n)*RUN npm run -s licences -- --notice > NOTICE\\.txt\n`),
  );
});

test('no package runs a script of its own when it is installed', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const withScripts = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace('node_modules/', '')] : [],
  );
  expect(Object.fromEntries(withScripts.map((name) => [name, false]))).toEqual(allowScripts);
});
