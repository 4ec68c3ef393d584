import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/commands/command-line.ts';
import type { PullReader } from '../../src/commands/explain.ts';
import { POLICY_PATH } from '../../src/domain/policy.ts';
import { createScriptReader } from '../../src/reading/script-reader.ts';
import { RULES } from '../../src/rules/registry.ts';
import type { AuditArchive } from '../../src/usecases/ports/audit-records.ts';

/** A folder of its own for one test. */
export interface Workspace {
  readonly root: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  git(...args: readonly string[]): string;
  /** Everything there is, as a commit. */
  commit(): void;
  check(...args: readonly string[]): Promise<Said>;
}

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with files in it; removed when the test ends. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'migration-gate-cli-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const workspace: Workspace = {
    root,
    write(more) {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    git,
    commit() {
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Change something');
    },
    check: (...args) => run(['check', ...args], { cwd: root }),
  };
  workspace.write(files);
  return workspace;
}

/** The same as a repository with all of it committed on `main`. */
export function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): Workspace {
  const workspace = folder(files);
  workspace.git('init', '--quiet', '--initial-branch=main');
  if (Object.keys(files).length > 0) workspace.commit();
  return workspace;
}

/** A policy file under which only these rules are there, however many others there may be. */
export function onlyRules(...ids: readonly string[]): Readonly<Record<string, string>> {
  const off = RULES.filter(({ id }) => !ids.includes(id)).map(({ id }) => `  ${id}: off\n`);
  return { [POLICY_PATH]: `version: 1\nrules:\n${off.join('')}` };
}

/** For all files of tests of a process, and as long as it lives. */
const reader = createScriptReader();

interface Circumstances {
  readonly cwd?: string;
  readonly pulls?: PullReader;
  readonly archive?: AuditArchive;
  readonly ask?: (question: string) => Promise<string>;
  readonly watched?: boolean;
  readonly columns?: number;
}

/** Runs the command line in this process. */
export async function run(
  args: readonly string[],
  { cwd = process.cwd(), pulls, archive, ask, watched = false, columns }: Circumstances = {},
): Promise<Said> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(args, {
    terminal: {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      colour: false,
      watched,
      columns,
    },
    cwd,
    version: '1.2.3',
    reader,
    ...(ask === undefined ? {} : { ask }),
    pulls: () =>
      pulls === undefined ? Promise.reject(new Error('nobody asks GitHub here')) : Promise.resolve(pulls),
    moveStorage: () => Promise.reject(new Error('no storage is moved here')),
    archive: () =>
      archive === undefined
        ? Promise.reject(new Error('nobody reads the audit here'))
        : Promise.resolve({ archive, close: async () => {} }),
  });
  return { code, out, err };
}

/** The rules that these tests tell of; what others find beside them is theirs to promise. */
const TOLD: ReadonlySet<string> = new Set([
  'change-to-applied-migration',
  'create-index-not-concurrently',
  'drop-column',
  'drop-table',
  'policy-change',
  'set-not-null',
  'unreadable-sql',
]);

/** Findings of the JSON format, as far as these tests tell of them: `rule at path:line`. */
export function findingsIn(json: string): readonly string[] {
  const { migrations, beside }: Checked = JSON.parse(json);
  return [...migrations.flatMap(({ findings }) => findings), ...beside]
    .filter(({ rule }) => TOLD.has(rule))
    .map(({ rule, path, start }) => `${rule} at ${path}${start === undefined ? '' : `:${start.line}`}`);
}

export interface Checked {
  readonly level: string;
  readonly summary: { readonly migrations: number };
  readonly migrations: readonly {
    readonly path: string;
    readonly level: string;
    readonly findings: readonly CheckedFinding[];
  }[];
  readonly beside: readonly CheckedFinding[];
}

interface CheckedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly start?: { readonly line: number };
}
