import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/**
 * Packages that the server alone needs, or that bring files of their own. All others become a part of the program:
 * a few files are found and loaded far sooner than hundreds.
 */
const KEPT_OUT = [
  '@electric-sql/pglite',
  '@octokit/rest',
  '@opentelemetry/api',
  '@opentelemetry/sdk-node',
  'libpg-query',
  'pg',
  'pg-boss',
  'pino',
  'probot',
  'prom-client',
];

/** They are read from beside the program that holds them: in the build all of it is in one folder. */
const READ_BY_THE_PROGRAM = [
  { folder: 'src/policy/builtin', ending: '.yml' },
  { folder: 'src/database/migrations', ending: '.sql' },
];
const parts: Plugin = {
  name: 'parts of the program that are no code',
  generateBundle() {
    for (const { folder, ending } of READ_BY_THE_PROGRAM)
      for (const fileName of readdirSync(folder).filter((file) => file.endsWith(ending)))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, fileName)) });
  },
};

export default defineConfig({
  input: {
    main: 'src/main.ts',
    cli: 'src/cli.ts',
    thread: 'src/reading/thread.ts',
    'pglite-thread': 'src/database/pglite-thread.ts',
  },
  platform: 'node',
  plugins: [parts],
  external: KEPT_OUT.map((name) => new RegExp(`^${name}(/|$)`)),
  output: { dir: 'dist', cleanDir: true, sourcemap: true },
});
