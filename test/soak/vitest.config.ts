import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that take too long for every change: `npm run test:soak`. Nothing else should run on the machine. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, '../../node_modules/graphql/index.js') }],
  },
  test: {
    root: join(import.meta.dirname, '../..'),
    globalSetup: ['test/setup/database.ts'],
    include: ['test/soak/**/*.soak.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
