import { defineConfig } from 'vitest/config';

/** The tests that mutants are held against: those of the pure folders, which need no server. */
export default defineConfig({
  test: {
    include: ['test/{approval,gate,policy,checklist}/**/*.test.ts'],
    // A test that looks at the clock would kill any mutant on a machine that has something else to do.
    testNamePattern: /^(?!.*in no time)/,
    isolate: false,
    testTimeout: 20_000,
  },
});
