import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './env.ts';
import { freePort } from './ports.ts';
import { developmentSecrets, openHome } from './home.ts';
import { startPostgres } from './postgres.ts';

/** Runs `work` on the database of DATABASE_URL or, where that is not set, on an empty one made for the purpose. */
export async function withDatabase(work: (ownerUrl: string, platformSecret: string) => Promise<void>): Promise<void> {
  const settings = readSettings();
  const secrets = await developmentSecrets(openHome(settings.KONSTRUCT_HOME));
  const platformSecret = settings.PLATFORM_SECRET ?? secrets['PLATFORM_SECRET'] ?? '';
  if (settings.DATABASE_URL) return work(settings.DATABASE_URL, platformSecret);
  const directory = mkdtempSync(join(tmpdir(), 'konstruct-'));
  const database = await startPostgres({ directory: join(directory, 'data'), port: await freePort(), password: 'throw-away' });
  try {
    await work(database.url, platformSecret);
  } finally {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
