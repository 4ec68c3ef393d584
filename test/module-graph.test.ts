import { describe, expect, test } from 'vitest';
import { findCycle, readSource } from './support/module-graph.ts';

describe('the reading of imports', () => {
  const read = (text: string) => readSource('src/gate/decide.ts', text);

  test.each([
    ["import { a } from '../web/server.ts';", 'src/web/server.ts'],
    ["import type { A } from '../web/server.ts';", 'src/web/server.ts'],
    ["export { a } from './other.ts';", 'src/gate/other.ts'],
    ["export * from './other.ts';", 'src/gate/other.ts'],
    ["export type { A } from './other.ts';", 'src/gate/other.ts'],
    ["import '../main.ts';", 'src/main.ts'],
    ["const a = await import('../web/server.ts');", 'src/web/server.ts'],
    ["let a: import('../web/server.ts').A;", 'src/web/server.ts'],
    ["new Worker(new URL('./worker.ts', import.meta.url));", 'src/gate/worker.ts'],
  ])('sees %s', (text, path) => {
    expect(read(text).imports).toMatchObject([{ kind: 'file', path }]);
  });

  test('tells packages and their parts from the modules of Node', () => {
    expect(read("import 'node:fs'; import 'zod/v4'; import '@octokit/rest/x';").imports).toMatchObject([
      { kind: 'builtin', specifier: 'node:fs' },
      { kind: 'package', name: 'zod' },
      { kind: 'package', name: '@octokit/rest' },
    ]);
  });

  test('is not fooled by text that looks like an import', () => {
    expect(read("// import '../web/a.ts';\nconst a = `import '../web/a.ts'`;").imports).toEqual([]);
  });

  test.each([
    ['process.env.HOME', true],
    ["process['env']", true],
    ["import { env } from 'node:process';", true],
    ['job.env', false],
    ["'process.env'", false],
  ])('knows whether %s reads the environment', (text, reads) => {
    expect(read(text).readsEnvironment).toBe(reads);
  });

  test('finds a cycle through a type import', () => {
    const files = [
      readSource('src/a.ts', "import type { B } from './b.ts';"),
      readSource('src/b.ts', "import './c.ts';"),
      readSource('src/c.ts', "import { a } from './b.ts';"),
    ];
    expect(findCycle(files)).toEqual(['src/b.ts', 'src/c.ts', 'src/b.ts']);
  });
});
