import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What needs `pg_dump` and a server of its own, whose superuser DATABASE_URL names: `.ci/with-postgres-15 npm run test:backup`. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, '../../node_modules/graphql/index.js') }] },
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['test/backup/**/*.backup.ts'],
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
