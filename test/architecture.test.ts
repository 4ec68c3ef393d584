import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCycle, readSources, type SourceFile } from './support/module-graph.ts';

const root = new URL('..', import.meta.url).pathname;

/** The pure folders and what each may import; all of them may import `domain`. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  detection: [],
  sql: [],
  conventions: [],
  rules: ['conventions'],
  schedule: [],
  assessment: ['detection', 'sql', 'rules', 'reversal'],
  policy: ['rules', 'schedule'],
  budget: [],
  reconciliation: [],
  approval: [],
  checklist: ['approval'],
  gate: ['policy', 'approval', 'checklist', 'schedule'],
  publication: ['policy'],
  python: [],
  script: ['detection', 'sql', 'python'],
  reversal: ['detection', 'rules'],
  schema: ['rules'],
  documents: ['schema', 'assessment', 'conventions', 'publication', 'rules'],
  audit: ['approval', 'publication'],
  events: ['publication'],
};

/** They implement the ports of `usecases`, may import everything inward, and never each other. */
const ADAPTERS = ['github', 'store', 'queue', 'web', 'commands', 'reading', 'log', 'database', 'observation'];

/** Adapters that stand on others: what is stored and what is queued is in one database. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = {
  store: ['database'],
  queue: ['database'],
  log: ['config'],
};

/** They wire the adapters; `app.ts` turns webhooks into jobs. */
const ROOTS = [
  'src/main.ts',
  'src/server.ts',
  'src/cli.ts',
  'src/program.ts',
  'src/app.ts',
  'src/version.ts',
  'src/move-storage.ts',
  'src/open-archive.ts',
];

/** Each production dependency has its homes; nobody else may know it. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@electric-sql/pglite': ['database'],
  '@lezer/common': ['python'],
  '@lezer/python': ['python'],
  '@octokit/rest': ['github', 'program.ts'],
  '@opentelemetry/api': ['observation'],
  '@opentelemetry/sdk-node': ['observation'],
  leven: ['policy'],
  'libpg-query': ['sql'],
  'markdown-it': ['conventions', 'events'],
  pg: ['database'],
  'pg-boss': ['database', 'queue'],
  'pgsql-ast-parser': ['python'],
  picomatch: ['conventions', 'detection', 'policy'],
  pino: ['log'],
  probot: ['app.ts', 'server.ts'],
  'prom-client': ['observation'],
  'sql-formatter': ['publication'],
  'string-width': ['commands'],
  'temporal-polyfill': ['schedule'],
  yaml: ['policy'],
  zod: ['policy', 'config', 'events', 'github', 'store', 'queue', 'commands'],
};

/** They read parts of the program that are no code, once and as they were built. */
const PROGRAM_FILES = ['src/policy/builtin/files.ts', 'src/database/migrations/files.ts'];

/** Longer than 250 lines, each for a reason. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'test/sql/examples.ts': 'one table: an example for every kind of operation',
  'test/rules/hazards.ts': 'one table: a statement for every hazard',
  'test/support/hostile/inputs.ts': 'one table: what takes long, by what it abuses',
  'test/bypasses/guards.ts': 'one table: a guard or more for each way around the gate',
  'test/rules/other-tools.ts': 'one table: what other tools find, and what they need not',
};

const sources = readSources(root, ['src']);
const everything = [...sources, ...readSources(root, ['test', 'demo', 'scripts'])];

/** The folder of `src` that a path is in, or the file's own name at the top. */
const home = (path: string) => path.split('/')[1] ?? path;

function allowedFolders(file: SourceFile): readonly string[] {
  const folder = home(file.path);
  const pure = PURE[folder];
  const inward = [...Object.keys(PURE), 'usecases'];
  if (pure !== undefined) return [folder, 'domain', ...pure];
  if (folder === 'usecases') return inward;
  if (folder === 'config') return [folder, 'domain'];
  if (ADAPTERS.includes(folder)) return [folder, ...(FOUNDATIONS[folder] ?? []), ...inward];
  if (ROOTS.includes(file.path)) return [...inward, ...ADAPTERS, 'config', ...ROOTS.map(home)];
  return [];
}

const describeImport = (file: SourceFile, what: string) => `${file.path} → ${what}`;

describe('the house', () => {
  test('holds only folders and roots that the architecture names', () => {
    const known = [...Object.keys(PURE), ...ADAPTERS, 'usecases', 'config', ...ROOTS.map(home)];
    expect(sources.filter((file) => !known.includes(home(file.path))).map((file) => file.path)).toEqual([]);
  });

  test('imports point inward', () => {
    const outward = sources.flatMap((file) =>
      file.imports.flatMap((imported) =>
        imported.kind === 'file' && !allowedFolders(file).includes(home(imported.path))
          ? [describeImport(file, imported.path)]
          : [],
      ),
    );
    expect(outward).toEqual([]);
  });

  test('nothing in src imports anything outside it', () => {
    const outside = sources.flatMap((file) =>
      file.imports.flatMap((imported) =>
        imported.kind === 'file' && !imported.path.startsWith('src/')
          ? [describeImport(file, imported.path)]
          : [],
      ),
    );
    expect(outside).toEqual([]);
  });

  test('the pure folders reach nothing of the machine but hashing', () => {
    const impure = sources
      .filter((file) => PURE[home(file.path)] !== undefined && !PROGRAM_FILES.includes(file.path))
      .flatMap((file) =>
        file.imports.flatMap((imported) =>
          imported.kind === 'builtin' && imported.specifier !== 'node:crypto'
            ? [describeImport(file, imported.specifier)]
            : [],
        ),
      );
    expect(impure).toEqual([]);
  });

  test('every package is imported only where it is at home', () => {
    const strays = sources.flatMap((file) =>
      file.imports.flatMap((imported) =>
        imported.kind === 'package' && !(PACKAGES[imported.name] ?? []).includes(home(file.path))
          ? [describeImport(file, imported.specifier)]
          : [],
      ),
    );
    expect(strays).toEqual([]);
  });

  test('every package that production installs is imported', () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(`${root}package.json`, 'utf8'),
    );
    const imported = new Set(
      sources.flatMap((file) =>
        file.imports.flatMap((entry) => (entry.kind === 'package' ? entry.name : [])),
      ),
    );
    expect(Object.keys(manifest.dependencies).filter((name) => !imported.has(name))).toEqual([]);
  });

  test('only src/config reads the environment', () => {
    const readers = sources.filter((file) => file.readsEnvironment && home(file.path) !== 'config');
    expect(readers.map((file) => file.path)).toEqual([]);
  });
});

describe('every file', () => {
  test('names other files with .ts, and they exist', () => {
    const wrong = everything.flatMap((file) =>
      file.imports.flatMap((imported) =>
        imported.kind === 'file' &&
        !(/\.(ts|json)$/.test(imported.path) && existsSync(`${root}${imported.path}`))
          ? [describeImport(file, imported.specifier)]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('names the modules of Node with node:', () => {
    const bare = everything.flatMap((file) =>
      file.imports.flatMap((imported) =>
        imported.kind === 'package' && process.getBuiltinModule(imported.name) !== undefined
          ? [describeImport(file, imported.specifier)]
          : [],
      ),
    );
    expect(bare).toEqual([]);
  });

  test('is out of every cycle, type imports included', () => {
    expect(findCycle(everything)).toBeUndefined();
  });

  test('has at most 250 lines, or a reason', () => {
    const long = everything.filter((file) => file.lines > 250 && LONG_FILES[file.path] === undefined);
    expect(long.map((file) => `${file.path}: ${file.lines} lines`)).toEqual([]);
  });

  test('with a reason to be long is long', () => {
    const lines = new Map(everything.map((file) => [file.path, file.lines]));
    expect(Object.keys(LONG_FILES).filter((path) => (lines.get(path) ?? 0) <= 250)).toEqual([]);
  });

  test('does one thing that its name says', () => {
    const vague = /(^|[/-])(utils?|helpers?|managers?|results?|issues?|violations?)(\.ts$|\/)|\/index\.ts$/;
    expect(everything.map((file) => file.path).filter((path) => vague.test(path))).toEqual([]);
  });
});
