import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Only its owner may read it. */
const ownMode = 0o600;

const pathOf = (folder: string) => join(folder, '.env');

/** What to do about a folder that cannot be written to. */
function inWords(error: unknown, folder: string): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Error(
      `${folder} cannot be written to. In a container, run it as yourself: docker run --user "$(id -u):$(id -g)".`,
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Error(`There is no folder ${folder}. Create it first, or name another with --to.`);
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs an action that writes into the folder; turns a system error into a readable one. */
export function writing<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(error, folder);
  }
}

export const hasEnv = (folder: string) => existsSync(pathOf(folder));

export const readEnvText = (folder: string) => writing(folder, () => readFileSync(pathOf(folder), 'utf8'));

/** The variables of an .env's text. */
export function valuesOf(text: string): Record<string, string> {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']));
}

/**
 * Writes a new .env atomically, readable by its owner only. Throws when there already is one: it may be the only copy
 * of its secrets.
 */
export function createEnv(folder: string, text: string): void {
  const [path, draft] = [pathOf(folder), join(folder, `.env.${process.pid}.new`)];
  const alreadyThere = () =>
    new Error(
      `There is an .env in ${folder} already. Move it away first. To add what an .env of an earlier release lacks, use --add.`,
    );
  if (existsSync(path)) throw alreadyThere();
  writing(folder, () => {
    writeFileSync(draft, text, { mode: ownMode });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (existsSync(path)) throw alreadyThere();
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** Replaces the text of an .env atomically. */
export function replaceEnv(folder: string, text: string): void {
  const draft = join(folder, `.env.${process.pid}.new`);
  writing(folder, () => {
    writeFileSync(draft, text, { mode: ownMode });
    renameSync(draft, pathOf(folder));
  });
}
