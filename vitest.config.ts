import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: './test/support/database-template.ts',
    // Many tests wait for a time to come, or for another process: a third worker has the processors meanwhile.
    maxWorkers: 3,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
});
