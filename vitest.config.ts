import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    globalSetup: './test/support/database-template.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Files of tests leave nothing behind, so they share processes: GitHub's schemas are compiled once in each.
    isolate: false,
    // Many tests wait for a time to come, or for another process: a third worker has the processors meanwhile.
    maxWorkers: 3,
  },
});
