import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take the ES module of graphql, Node's own packages take the other: two copies refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') }] },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'portal/build/**', '.konstruct/**'],
    globalSetup: ['test/setup/portal.ts', 'test/setup/database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
