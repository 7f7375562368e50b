import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** A copy of the repository, to be changed and started. */
export interface Copy {
  readonly root: string;
  /** Copies the files of a folder over it. */
  lay(folder: string): void;
  /** Replaces a text that occurs exactly once in a file. Throws otherwise. */
  edit(file: string, from: string, to: string): void;
  read(file: string): string;
  /** Runs a program of the repository, or Node with a file of it. Returns its output; throws if it fails. */
  run(
    program: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string | undefined>>,
  ): Promise<string>;
  remove(): void;
}

/** The workspaces that other workspaces import, as npm links them. */
const packages = [...readdirSync(join(root, 'subgraphs'), { withFileTypes: true })]
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `subgraphs/${name}`)
  .concat(['gateway', 'kit', 'launcher', 'portal', 'providers', 'sandbox', 'schema']);

/** Links the installed packages; the repository's own packages are the copy's. */
function linkModules(folder: string): void {
  for (const nested of ['gateway', 'kit'])
    symlinkSync(join(root, nested, 'node_modules'), join(folder, nested, 'node_modules'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@konstruct'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@konstruct' && name !== '.vite') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const path of packages)
    symlinkSync(join(folder, path), join(modules, '@konstruct', path.replace('subgraphs/', '')));
}

/** Copies the files that git tracks, and new files that are not ignored. */
export function copyRepository(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'konstruct-copy-'));
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of listed.split('\0'))
    if (file && !deleted.includes(file)) cpSync(join(root, file), join(folder, file));
  linkModules(folder);

  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    root: folder,
    read,
    lay: (from) => cpSync(from, folder, { recursive: true }),
    edit(file, from, to) {
      const parts = read(file).split(from);
      if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
      writeFileSync(join(folder, file), parts.join(to));
    },
    async run(program, args, environment = {}) {
      const path = program === 'node' ? process.execPath : join(folder, 'node_modules/.bin', program);
      const options = { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 20_000_000 };
      const { stdout } = await promisify(execFile)(path, [...args], options).catch(
        (error: { stdout?: string; stderr?: string }) => {
          throw new Error(
            `${program} ${args.join(' ')} failed:\n${error.stdout ?? ''}${error.stderr ?? String(error)}`,
          );
        },
      );
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
