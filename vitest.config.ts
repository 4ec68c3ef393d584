import { defineConfig } from 'vitest/config';

/** What they lay out in GitHub's place, and cut off from the network, is for the whole process. */
const WITH_NOCK = 'test/github/**/*.test.ts';

const TIMEOUTS = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    globalSetup: './test/support/database-template.ts',
    // Many tests wait for a time to come, or for another process: a third worker has the processors meanwhile.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...TIMEOUTS,
          name: 'gate',
          include: ['test/**/*.test.ts'],
          exclude: [WITH_NOCK],
          // Other files leave nothing behind, so they share processes: GitHub's schemas are compiled once in each.
          isolate: false,
        },
      },
      { test: { ...TIMEOUTS, name: 'github', include: [WITH_NOCK] } },
    ],
  },
});
