import { dirname, relative, resolve } from 'node:path';
import { listFiles, read, root } from './sources.ts';

export const mostFiles = 15;

/** What people write; SvelteKit says how files of a route are called and where they lie. */
const sources = listFiles('*.ts', '*.svelte', '*.graphql').filter(
  (file) => !/(^|\/)(generated|migrations|composed)\//.test(file),
);
const isTest = (file: string) => /\.test\.ts$|(^|\/)test\/|^bench\//.test(file);
const packageOf = (file: string) => /^(?:subgraphs\/)?[^/]+/.exec(file)?.[0] ?? '';

/** The file that an import leads to, where it is one of the project's, relative to its root. */
function targetOf(from: string, name: string): string | null {
  if (name.startsWith('.')) return relative(root, resolve(root, dirname(from), name));
  return name.startsWith('#lib/') ? `portal/src/lib/${name.slice('#lib/'.length)}` : null;
}

const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}/`);

/**
 * Whether an import leads from one folder to another. A subgraph's root puts its folders together; elsewhere a folder
 * and one within it count as one.
 */
function isBetween(own: string, other: string): boolean {
  if (own === other) return false;
  if (own.startsWith('subgraphs/')) return own !== packageOf(`${own}/`) && other !== packageOf(`${other}/`);
  return !isWithin(own, other) && !isWithin(other, own);
}

function importsBetweenFolders(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const from of sources.filter((file) => !isTest(file) && !file.endsWith('.graphql'))) {
    for (const [, name = ''] of read(from).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
      const to = targetOf(from, name);
      if (!to || packageOf(to) !== packageOf(from)) continue;
      if (isBetween(dirname(from), dirname(to))) found.add(`${dirname(from)} -> ${dirname(to)}`);
    }
  }
  return found;
}

/** The folders of a package that import each other. */
export function twoWayPairs(): string[] {
  const found = importsBetweenFolders();
  return [...found].filter((way) => {
    const [own = '', other = ''] = way.split(' -> ');
    return own < other && found.has(`${other} -> ${own}`);
  });
}

/** The folders with more files than a reader takes in at a glance, each with its count. */
export function largeFolders(): string[] {
  const counts = new Map<string, number>();
  for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > mostFiles).map(([folder, count]) => `${folder}: ${count}`);
}
