import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '../env.ts';

const root = join(import.meta.dirname, '../..');
const portal = join(root, 'portal');
const mark = join(portal, 'build/.content');

function contentHash(): string {
  const files = globSync(['src/**/*', 'generated/**/*', 'static/**/*', '*.ts', '*.json'], { cwd: portal })
    .map((file) => join(portal, file))
    .concat(join(root, 'package-lock.json'))
    .filter((file) => statSync(file).isFile())
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the portal once for each state of its sources. */
export async function buildPortal(print: (line: string) => void): Promise<void> {
  const content = contentHash();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === content) return;
  print('building the portal, once for each change of it ...');
  const run = promisify(execFile);
  try {
    // The build outlives this start: a test that builds the portal also builds it for production.
    const env = { ...environment, NODE_ENV: 'production' };
    await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
      cwd: portal,
      env,
    });
  } catch (error) {
    throw new Error(
      `The portal could not be built.\n${error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)}`,
    );
  }
  writeFileSync(mark, content);
}
