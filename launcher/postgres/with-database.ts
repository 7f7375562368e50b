import { readDatabaseSettings, type Settings } from '../env.ts';
import { developmentSecrets, openHome } from '../home/home.ts';
import { startTemporaryPostgres } from './postgres.ts';

/**
 * The secret from which the roles' passwords are derived: the one that was set, or this machine's development secret.
 */
export async function platformSecretOf(
  settings: Pick<Settings, 'PLATFORM_SECRET' | 'KONSTRUCT_HOME'>,
): Promise<string> {
  return (
    settings.PLATFORM_SECRET ?? (await developmentSecrets(openHome(settings.KONSTRUCT_HOME)))['PLATFORM_SECRET'] ?? ''
  );
}

/** Runs `work` on the database of DATABASE_URL or, if that is not set, on an empty one created for the purpose. */
export async function withDatabase(work: (ownerUrl: string, platformSecret: string) => Promise<void>): Promise<void> {
  const settings = readDatabaseSettings();
  const platformSecret = await platformSecretOf(settings);
  if (settings.DATABASE_URL) return work(settings.DATABASE_URL, platformSecret);
  const database = await startTemporaryPostgres();
  try {
    await work(database.url, platformSecret);
  } finally {
    await database.stop();
  }
}
