import { existsSync, globSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { services } from '../../launcher/start/start-service.ts';
import { product, readFile, root } from './compose-file.ts';

// What a container runs must be in its image: every file that the compose file names, and every file that one of these
// imports.

/** The paths of this repository in each image, as the Dockerfile's last stages copy them. */
const copied = new Map(
  readFile('Dockerfile')
    .split(/^FROM /m)
    .slice(1)
    .map((stage) => [
      / AS (\w+)/.exec(stage)?.[1] ?? '',
      [...stage.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' ')),
    ]),
);
const isIn = (stage: string, file: string) =>
  (copied.get(stage) ?? []).some((path) => file === path || file.startsWith(`${path}/`));

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[];
}
const manifestOf = (folder: string) => JSON.parse(readFile(join(folder, 'package.json'))) as Manifest;
const folders = (manifestOf('.').workspaces ?? [])
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((folder) => existsSync(join(root, folder, 'package.json')));
/** The file of each export of a workspace. */
const exported = new Map(
  folders.flatMap((folder) => {
    const { name, exports = {} } = manifestOf(folder);
    return Object.entries(exports).map(([path, file]) => [join(name ?? '', path), join(folder, file)] as const);
  }),
);
/** By its name, or by the pattern that matches it: `./*`. */
const fileOf = (name: string): string | undefined =>
  exported.get(name) ??
  [...exported].flatMap(([pattern, file]) => {
    const before = pattern.endsWith('/*') ? pattern.slice(0, -1) : null;
    return before !== null && name.startsWith(before) ? file.replace('*', name.slice(before.length)) : [];
  })[0];
const starts = services.flatMap((name) => exported.get(`@konstruct/${name}/main`) ?? []);

/** The files of this repository that a file imports when it runs. The launcher imports each service by its name. */
function importsOf(file: string): string[] {
  const text = readFile(file);
  const names = [
    ...text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^;'=]*?\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'/gm),
  ].map(([, a, b]) => a ?? b ?? '');
  const found = names.flatMap((name) =>
    name.startsWith('.') ? [normalize(join(dirname(file), name))] : (fileOf(name) ?? []),
  );
  return text.includes('import(`@konstruct/${name}/main`)') ? [...found, ...starts] : found;
}

function reachedFrom(entries: readonly string[]): Set<string> {
  const reached = new Set(entries);
  for (const file of reached) if (file.endsWith('.ts')) for (const next of importsOf(file)) reached.add(next);
  return reached;
}

describe.each(Object.entries(product.services).filter(([, { image }]) => image?.startsWith('konstruct')))(
  '%s',
  (_name, service) => {
    const stage = service.image?.startsWith('konstruct-demo') ? 'demo' : 'product';
    const words = [...(service.entrypoint ?? []), ...(service.command ?? []), ...(service.healthcheck?.test ?? [])];
    const named = words.filter((word) => word.includes('/') && existsSync(join(root, word)) && word !== '/');

    test('finds all that it runs in its image', () => {
      expect(named.length).toBeGreaterThan(0);
      expect([...reachedFrom(named)].filter((file) => !isIn(stage, file))).toEqual([]);
    });
  },
);
