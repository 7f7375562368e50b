import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

// Vite would take the ES module of graphql, Node's own packages take the other: two copies refuse each other's schemas.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: join(import.meta.dirname, 'node_modules/graphql/index.js') }],
};

const setUps = { portal: 'test/setup/portal.ts', database: 'test/setup/database.ts' };

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
  /** What is made before the first of its files runs. */
  readonly globalSetup: string[];
}

function project({ order, exclude, ...rest }: Project): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      ...rest,
      exclude: ['**/node_modules/**', 'portal/build/**', '.konstruct/**', ...exclude],
      pool: 'forks',
      sequence: { groupOrder: order },
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // On a busy machine what is polled for comes later than the usual second.
      expect: { poll: { timeout: 30_000 } },
    },
  };
}

/** Tests that start the whole product, or look at the whole repository. */
const product = 'test/**/*.test.ts';
/** Tests that use the portal in Chromium, over the whole product. */
const browser = 'portal/test/**/*.test.ts';
/** Tests of a package with its surroundings: a database, sandbox servers, other processes. */
const services = '*/**/test/**/*.test.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // What starts the product hands its environment on, so that no file may leave anything behind in it.
      project({
        name: 'product',
        order: 0,
        maxWorkers: 3,
        isolate: true,
        include: [product],
        exclude: [],
        globalSetup: [setUps.portal, setUps.database],
      }),
      project({
        name: 'browser',
        order: 0,
        maxWorkers: 3,
        isolate: true,
        include: [browser],
        exclude: [],
        globalSetup: [setUps.portal, setUps.database],
      }),
      // These wait for each other's locks, leases and retries more than they compute. Nothing outside a test file keeps
      // state: files that follow each other in a process share what it has loaded, which is half of the time.
      project({
        name: 'services',
        order: 1,
        maxWorkers: 4,
        isolate: false,
        include: [services],
        exclude: [product, browser],
        globalSetup: [setUps.database],
      }),
      // Tests beside the source: they need nothing, and begin at once.
      project({
        name: 'rules',
        order: 2,
        maxWorkers: 4,
        isolate: false,
        include: ['**/*.test.ts'],
        exclude: ['**/test/**'],
        globalSetup: [],
      }),
    ],
  },
});
