import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends the output with one line for machines: `N passed, N failed`. A file that could not be loaded and an
 * error outside of every test count as one failure each, so that `0 failed` always means success.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const { passed, failed } = countTests(modules);
    console.log(`${passed} passed, ${failed + unhandled.length} failed`);
  }
}

/** Tests by outcome; suites that failed outside of their tests (to load, in a hook) are failures as well. */
export function countTests(modules: readonly TestModule[]): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      if (state === 'failed' || state === 'pending') failed += 1;
    }
    for (const suite of [module, ...module.children.allSuites()]) if (suite.errors().length > 0) failed += 1;
  }
  return { passed, failed };
}
