import { expect, test } from 'vitest';
<<<<<<< HEAD
import { largeFolders, mostFiles, twoWayPairs } from './folders.ts';
=======

const root = join(import.meta.dirname, '../..');
const mostFiles = 15;

/** Files that people write; SvelteKit determines the names and places of a route's files. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.svelte', '*.graphql'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && !/(^|\/)(generated|migrations|composed)\//.test(file));
const isTest = (file: string) => /\.test\.ts$|(^|\/)test\/|^bench\//.test(file);
const packageOf = (file: string) => /^(?:subgraphs\/)?[^/]+/.exec(file)?.[0] ?? '';

/** The file that an import resolves to, relative to the root, if it is one of the project's. */
function targetOf(from: string, name: string): string | null {
  if (name.startsWith('.')) return relative(root, resolve(root, dirname(from), name));
  return name.startsWith('#lib/') ? `portal/src/lib/${name.slice('#lib/'.length)}` : null;
}

const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}/`);

/** Whether an import leads from one folder to another. A subgraph's root combines its folders; elsewhere nested folders count as one. */
function isBetween(own: string, other: string): boolean {
  if (own === other) return false;
  if (own.startsWith('subgraphs/')) return own !== packageOf(`${own}/`) && other !== packageOf(`${other}/`);
  return !isWithin(own, other) && !isWithin(other, own);
}

function importsBetweenFolders(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const from of sources.filter((file) => !isTest(file) && !file.endsWith('.graphql'))) {
    for (const [, name = ''] of readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const to = targetOf(from, name);
      if (!to || packageOf(to) !== packageOf(from)) continue;
      if (isBetween(dirname(from), dirname(to))) found.add(`${dirname(from)} -> ${dirname(to)}`);
    }
  }
  return found;
}
>>>>>>> wTest

test('no two folders of a package import each other', () => {
  expect(twoWayPairs()).toEqual([]);
});

test(`no folder has more than ${mostFiles} files`, () => {
  expect(largeFolders()).toEqual([]);
});
