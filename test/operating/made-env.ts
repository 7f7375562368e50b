import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { StartService } from '@konstruct/kit/process';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../..');
const folders: string[] = [];
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'konstruct-env-'));
  folders.push(folder);
  return folder;
}

/** The command as the image runs it: no npm, nothing on the path, nothing in the environment. */
export function makeEnv(...options: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve) => {
    const script = join(root, 'launcher/make-env.ts');
    const child = execFile(process.execPath, [script, ...options], { env: {}, cwd: '/' }, (_error, output, errors) =>
      resolve({ code: child.exitCode, output, errors }),
    );
  });
}

export const envOf = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');
export const modeOf = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8);
export const secretOf = (folder: string, name: string) => readFileSync(join(folder, 'secrets', name), 'utf8');
/** What a folder holds: each file's text by its path, null for a folder. */
export const everything = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .map((path) => [path, statSync(join(folder, path)).isFile() ? readFileSync(join(folder, path), 'utf8') : null]),
  );

export const compose = (file: string) =>
  parse(readFileSync(join(root, file), 'utf8'), { merge: true }) as {
    services: Record<string, { environment: Record<string, string> }>;
    secrets?: Record<string, { file: string }>;
  };

/** Starts a service from a folder as Compose would, without a database; returns its errors. */
export async function rejectionOf(name: string, folder: string): Promise<string> {
  const env = parseEnv(envOf(folder));
  const fill = (value: string) =>
    String(value).replace(
      /\$\{(\w+):-([^${}]*)\}/g,
      (_whole, variable: string, fallback: string) => env[variable] || fallback,
    );
  const given = (env['COMPOSE_FILE'] ?? 'docker-compose.yml')
    .split(':')
    .flatMap((file) => Object.entries(compose(file).services[name]?.environment ?? {}));
  const environment = given.map(([variable, value]) => [
    variable,
    fill(value).replace('/run/secrets', join(folder, 'secrets')),
  ]);
  const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
  const nowhere = {
    DATABASE_URL: 'postgres://127.0.0.1:1/nowhere',
    HOST: '127.0.0.1',
    PORT: '0',
    METRICS_PORT: '0',
    [`${name.toUpperCase()}_PORT`]: '0',
  };
  return start({ ...Object.fromEntries(environment), ...nowhere }).then(
    async (running) => (await running.stop(), ''),
    (error: unknown) => String(error),
  );
}
