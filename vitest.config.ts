import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

// Vite would take the ES module of graphql, Node's own packages take the other: two copies refuse each other's schemas.
const resolve = { alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') }] };

/** Tests that start the whole product, or look at the whole repository. */
const whole = ['test/**/*.test.ts', 'portal/test/**/*.test.ts'];

interface Project {
  readonly name: string;
  /** The projects run one after the other, in this order. */
  readonly order: number;
  /** Files that run at a time. */
  readonly maxWorkers: number;
  /** Whether each file has a process of its own. */
  readonly isolate: boolean;
  readonly include: string[];
  readonly exclude: string[];
}

function project({ name, order, maxWorkers, isolate, include, exclude }: Project): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      name,
      include,
      exclude: ['**/node_modules/**', 'portal/build/**', '.konstruct/**', ...exclude],
      pool: 'forks',
      maxWorkers,
      sequence: { groupOrder: order },
      isolate,
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/setup/portal.ts', 'test/setup/database.ts'],
    projects: [
      // What starts the product hands its environment on, so that no file may leave anything behind in it.
      project({ name: 'product', order: 0, maxWorkers: 3, isolate: true, include: whole, exclude: [] }),
      // These wait for each other's locks, leases and retries more than they compute. Nothing outside a test file keeps state: files
      // that follow each other in a process share what it has loaded, which is half of the time.
      project({ name: 'parts', order: 1, maxWorkers: 4, isolate: false, include: ['**/*.test.ts'], exclude: whole }),
    ],
  },
});
