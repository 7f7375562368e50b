import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// Vite would take the ES module of graphql, Node's own packages take the other: two copies refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') }] };

/** Tests that start the whole product, or look at the whole repository. */
const whole = ['test/**/*.test.ts', 'portal/test/**/*.test.ts'];

/** Files that run `maxWorkers` at a time; the projects run one after the other, in the order given. */
function project(name: string, order: number, maxWorkers: number, include: string[], exclude: string[]): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      name,
      include,
      exclude: ['**/node_modules/**', 'portal/build/**', '.konstruct/**', ...exclude],
      pool: 'forks',
      maxWorkers,
      sequence: { groupOrder: order },
      // Nothing outside a test file keeps state: files that follow each other in a process share what it has loaded, half of the time.
      isolate: false,
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    globalSetup: ['test/setup/portal.ts', 'test/setup/database.ts'],
    projects: [
      project('product', 0, 2, whole, []),
      // These wait for each other's locks, leases and retries more than they compute.
      project('parts', 1, 3, ['**/*.test.ts'], whole),
    ],
  },
});
