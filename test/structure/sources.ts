import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file's text; its path is relative to the root. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The repository's files that match Git's patterns, also new ones, relative to the root; without patterns, all. */
export const listFiles = (...patterns: readonly string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
