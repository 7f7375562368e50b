import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Needs Debian's programs: `.ci/with-postgres-15 npm run test:backup`, whose DATABASE_URL names a superuser, and `npm
 * run test:proxies`.
 */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, '../../node_modules/graphql/index.js') }],
  },
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['test/backup/**/*.backup.ts', 'test/proxies/**/*.proxy.ts'],
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
