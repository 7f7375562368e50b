import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, read, root } from './sources.ts';

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read('sandbox/package.json')) as Manifest;

interface Import {
  readonly from: string;
  /** A file of the project, relative to its root, or a package. */
  readonly to: string;
  readonly isFile: boolean;
}
const imports: Import[] = listFiles('*.ts', '*.svelte').flatMap((from) =>
  [...read(from).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => ({
    from,
    to: name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)) : name,
    isFile: name.startsWith('.'),
  })),
);
const isInside = (file: string) => file.startsWith('sandbox/');
const broken = (rule: (found: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} -> ${to}`);

test('the sandbox is imported by what its package exports, by tests and benchmarks too', () => {
  expect(broken(({ from, to }) => !isInside(from) && isInside(to))).toEqual([]);
  const exported = new Set(
    Object.keys(manifest.exports).map((name) => `@konstruct/sandbox/${name.slice('./'.length)}`),
  );
  expect(broken(({ to }) => to.startsWith('@konstruct/sandbox') && !exported.has(to))).toEqual([]);
});

test('the sandbox knows nothing of the product: it imports and depends on no other package of the project', () => {
  const isForeign = ({ to, isFile }: Import) => (isFile ? !isInside(to) : to.startsWith('@konstruct/'));
  expect(broken((found) => isInside(found.from) && isForeign(found))).toEqual([]);
  const needs = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(needs.filter((name) => name.startsWith('@konstruct/'))).toEqual([]);
});

test('no vendor of the sandbox knows another, and what all have in common knows none', () => {
  const vendors = ['mail', 'meta', 'model', 'slack', 'stripe'];
  const partOf = (file: string) => /^sandbox\/([^/]+)\//.exec(file)?.[1] ?? '';
  const isVendor = (part: string) => vendors.includes(part);
  const inner = ({ from, to }: Import) =>
    isInside(from) && isInside(to) && from !== 'sandbox/main.ts' && partOf(from) !== 'test';
  expect(
    broken((found) => inner(found) && isVendor(partOf(found.to)) && partOf(found.from) !== partOf(found.to)),
  ).toEqual([]);
});

test('what is new in the sandbox is told under its version', () => {
  expect(read('sandbox/README.md')).toContain(`**${manifest.version}**`);
});
