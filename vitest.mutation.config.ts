import { defineConfig } from 'vitest/config';

/** The tests that mutants are held against: those of the pure folders, which need no server. */
export default defineConfig({
  test: {
    include: ['test/{approval,gate,policy,checklist}/**/*.test.ts'],
    isolate: false,
    testTimeout: 20_000,
  },
});
