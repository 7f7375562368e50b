import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/**
 * What a page may send of JavaScript before it can be used, each file compressed. It holds what is reached; the goal of the benchmark
 * `portal`, 70, is met by the pages without forms. 52 of it come with every page: Svelte, the router, 8 of urql, and what keeps an
 * open page as it is while nothing answers. Texts stand in one module a folder, which comes whole with each of its parts: it took the
 * page of an AI employee from 81.0 to 84.2, that of channels from 77.5 to 83.1.
 */
const limitKiB = 85;

interface Manifest {
  readonly client: { readonly imports: readonly string[] };
  readonly nodes: readonly unknown[];
  readonly routes: readonly {
    readonly id: string;
    readonly page: {
      readonly layouts: readonly (number | undefined)[];
      readonly errors: readonly (number | undefined)[];
      readonly leaf: number;
    } | null;
  }[];
}

const build = join(import.meta.dirname, '../build');
const { manifest } = (await import(join(build, 'server/manifest-full.js'))) as { manifest: Manifest };

/** A part of a page names the files that it cannot do without; what it fetches when it is asked for is not among them. */
const importsOf = manifest.nodes.map((_node, index) => {
  const [, list] = /^export const imports = (\[.*\]);$/m.exec(readFileSync(join(build, `server/nodes/${index}.js`), 'utf8')) ?? [];
  if (!list) throw new Error(`Part ${index} of the portal's build does not say which files it imports.`);
  return JSON.parse(list) as string[];
});

const weightKiB = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(build, 'client', file))).length, 0) / 1024;

test(`no page sends more than ${limitKiB} KiB of JavaScript, its layouts and error pages with it`, () => {
  const weights = manifest.routes.flatMap(({ id, page }) => {
    if (!page) return [];
    const parts = [...page.layouts, ...page.errors, page.leaf].flatMap((index) => (index === undefined ? [] : (importsOf[index] ?? [])));
    return [[id, Number(weightKiB(new Set([...manifest.client.imports, ...parts])).toFixed(1))] as const];
  });
  expect(weights.length).toBeGreaterThan(20);
  expect(weights.filter(([, weight]) => weight < 30)).toEqual([]);
  expect(weights.filter(([, weight]) => weight > limitKiB)).toEqual([]);
});
