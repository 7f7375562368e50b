import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How `npm run migrate` ended, and its whole output. */
export interface MigrateResult {
  readonly code: number;
  readonly output: string;
}

/** Runs `npm run migrate` in its own process. */
export function runMigrate(
  databaseUrl: string,
  platformSecret: string,
  ...args: readonly string[]
): Promise<MigrateResult> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    PLATFORM_SECRET: platformSecret,
    NODE_ENV: 'development',
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../../launcher/migrate.ts'), ...args],
      { env },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
      },
    );
  });
}
