import { defineConfig } from 'vitest/config';

/** Tests of the pure folders share a process: none of them leaves anything behind. */
const PURE =
  'test/{approval,assessment,checklist,conventions,detection,documents,events,gate,publication,python,reversal,rules,schedule,schema,script,sql}/**/*.test.ts';

const TIMEOUTS = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    globalSetup: './test/support/database-template.ts',
    // Many tests wait for a time to come, or for another process: a third worker has the processors meanwhile.
    maxWorkers: 3,
    projects: [
      { test: { ...TIMEOUTS, name: 'pure', include: [PURE], isolate: false } },
      { test: { ...TIMEOUTS, name: 'app', include: ['test/**/*.test.ts'], exclude: [PURE] } },
    ],
  },
});
