import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const mostFiles = 15;

/** What people write; SvelteKit says how files of a route are called and where they lie. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.svelte', '*.graphql'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && !/(^|\/)(generated|migrations|composed)\//.test(file));
const isTest = (file: string) => /\.test\.ts$|(^|\/)test\/|^bench\//.test(file);
const packageOf = (file: string) => /^(?:subgraphs\/)?[^/]+/.exec(file)?.[0] ?? '';

/** The file that an import leads to, where it is one of the project's, relative to its root. */
function targetOf(from: string, name: string): string | null {
  if (name.startsWith('.')) return relative(root, resolve(root, dirname(from), name));
  return name.startsWith('#lib/') ? `portal/src/lib/${name.slice('#lib/'.length)}` : null;
}

/** Imports between two folders of a package; a folder and one within it count as one. */
function importsBetweenFolders(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const from of sources.filter((file) => !isTest(file) && !file.endsWith('.graphql'))) {
    for (const [, name = ''] of readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const to = targetOf(from, name);
      if (!to || packageOf(to) !== packageOf(from)) continue;
      const [own, other] = [dirname(from), dirname(to)];
      const isNested = `${own}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${own}/`);
      if (!isNested) found.set(`${own} -> ${other}`, `${basename(from)} -> ${basename(to)}`);
    }
  }
  return found;
}

test('no two folders of a package import each other', () => {
  const found = importsBetweenFolders();
  const pairs = [...found.keys()].filter((key) => {
    const [own = '', other = ''] = key.split(' -> ');
    return own < other && found.has(`${other} -> ${own}`);
  });
  expect(pairs.map((pair) => pair.replace(' -> ', ' <-> ')).sort()).toEqual(pairsLeft);
});

test(`no folder has more than ${mostFiles} files`, () => {
  const counts = new Map<string, number>();
  for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const large = [...counts].filter(([, count]) => count > mostFiles).map(([folder]) => folder);
  expect(large.sort()).toEqual(largeLeft);
});

/** Those of before the rule: whoever takes one apart takes it off the list. */
const pairsLeft: readonly string[] = [];
const largeLeft: readonly string[] = [];
