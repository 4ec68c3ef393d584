import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/**
 * Packages that the server alone needs, or that bring files of their own. All others become a part of the program:
 * a few files are found and loaded far sooner than hundreds.
 */
const KEPT_OUT = ['@electric-sql/pglite', '@octokit/rest', 'libpg-query', 'pg', 'pg-boss', 'pino', 'probot'];

/** The built-in policies are read from beside the program that holds them: in the build all of it is in one folder. */
const BUILTIN = 'src/policy/builtin';
const policies: Plugin = {
  name: 'built-in policies',
  generateBundle() {
    for (const fileName of readdirSync(BUILTIN).filter((file) => file.endsWith('.yml')))
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join(BUILTIN, fileName)) });
  },
};

export default defineConfig({
  input: { main: 'src/main.ts', cli: 'src/cli.ts', thread: 'src/reading/thread.ts' },
  platform: 'node',
  plugins: [policies],
  external: KEPT_OUT.map((name) => new RegExp(`^${name}(/|$)`)),
  output: { dir: 'dist', cleanDir: true, sourcemap: true },
});
