import { defineConfig } from 'vitest/config';

// The image needs a builder and an engine, and takes many minutes: only `npm run test:image` runs it.
export default defineConfig({
  test: { include: ['test/image/*.image.ts'], fileParallelism: false, testTimeout: 1_800_000, hookTimeout: 1_800_000 },
});
