import { detectMigrations } from '../detection/detect.ts';
import { contentOfText } from '../domain/content.ts';
import type { Decision } from '../domain/decision.ts';
import type { Policy } from '../domain/policy.ts';
import type { ChangedFile, FileEntry } from '../domain/snapshot.ts';
import type { PolicyCase } from '../policy/cases/written-case.ts';
import { approvalWords } from '../policy/describe/demand.ts';
import { environmentOf } from '../policy/environment.ts';
import { assessChanges } from './assess-changes.ts';
import { decideOffline } from './offline-decision.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import type { Entries, LocalChanges } from './ports/work-tree.ts';
import { EVERYTHING } from './selection.ts';

/** What a policy makes of a case, in the words that the case expects it in. */
export interface CaseOutcome {
  readonly level: string;
  readonly approvals: readonly string[];
  readonly findings: readonly string[];
  readonly checks: readonly string[];
  readonly window: readonly string[];
  /** Each line by its text and its id. */
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
}

/** A case that cannot be tried, and why. */
export interface UntriedCase {
  readonly why: string;
}

export interface TryCasePorts {
  readonly reader: ScriptReader;
  /** What the repository has at the paths. */
  readonly read: (paths: readonly string[]) => Promise<Entries>;
  /** Now, ISO 8601, UTC. */
  readonly at: string;
}

/** Judges a case as the pull request that it would be. */
export async function tryCase(
  tested: PolicyCase,
  policy: Policy,
  ports: TryCasePorts,
): Promise<CaseOutcome | UntriedCase> {
  const chosen = { policy, changedHere: [], identity: '' };
  const isPath = isPathOfFile(tested.migration);
  const path = tested.path ?? (isPath ? tested.migration : pathFor(policy));
  const before = pathBefore(path);
  const baseBranch = branchOf(policy, tested.environment);
  if (baseBranch === undefined) return { why: `the policy has no environment \`${tested.environment}\`` };
  if (!isMigration(path, policy)) return { why: `${path} is no migration by the policy: give it a \`path\`` };
  if (tested.base !== undefined && !isMigration(before, policy))
    return { why: `a migration in front of ${path} is none by the policy: give it a \`path\` with a number` };
  const read = await ports.read([...(isPath ? [tested.migration] : []), ...(tested.files ?? [])]);
  const migration = isPath ? read[tested.migration] : entryOf(tested.migration);
  if (migration === undefined || migration.content.kind !== 'text')
    return { why: `${tested.migration} is no file of SQL in the repository` };
  const changes = changesOf(tested, path, before, { ...read, [path]: migration });
  const { title, description } = tested;
  const words =
    title === undefined && description === undefined
      ? {}
      : { words: { title: title ?? '', description: description ?? '' } };
  const assessment = await assessChanges(changes, EVERYTHING, chosen, { ...ports, baseBranch, ...words });
  return outcomeOf(decideOffline(assessment, chosen, { ...changes, baseBranch, at: ports.at }));
}

/** SQL has spaces or more than one line; a path of a migration has neither. */
function isPathOfFile(migration: string): boolean {
  return /^\S+\.[a-z]+$/i.test(migration);
}

/** A path that the policy takes for that of a migration. */
function pathFor({ migrations }: Policy): string {
  const [glob = 'db/migrations/*.sql'] = migrations.paths ?? [];
  return withoutPattern(glob, '002_case');
}

/** One of the texts that a pattern fits. */
function withoutPattern(glob: string, name: string): string {
  return glob
    .replaceAll('**/', '')
    .replace(/\{([^,}]*)[^}]*\}/g, '$1')
    .replace(/\*+/g, name);
}

/** The same path with the lowest number, so that it runs before. */
function pathBefore(path: string): string {
  return path.replace(/\d+(?=[^\d]*(?:\/[^/\d]*)?$)/, (digits) => '0'.repeat(digits.length));
}

/** A base branch that leads to the environment; undefined where there is none. */
function branchOf(policy: Policy, environment: string | undefined): string | undefined {
  if (environment === undefined) return 'main';
  const branches = policy.environments.flatMap((each) => each.branches);
  return branches
    .map((branch) => withoutPattern(branch, 'case'))
    .find((branch) => environmentOf(policy, branch) === environment);
}

function isMigration(path: string, { migrations }: Policy): boolean {
  return detectMigrations([{ path, change: 'added' }], migrations).length > 0;
}

function entryOf(text: string): FileEntry {
  return { mode: 'regular', content: contentOfText(text, Buffer.byteLength(text)) };
}

function changesOf(
  { base, files = [] }: PolicyCase,
  path: string,
  before: string,
  head: Entries,
): LocalChanges {
  const atBase: Entries = base === undefined ? {} : { [before]: entryOf(base) };
  const absent: FileEntry = { content: { kind: 'absent' } };
  const among = (entries: Entries) => async (paths: readonly string[]) =>
    Object.fromEntries(paths.map((each) => [each, entries[each] ?? absent]));
  const beside = files.map((each): ChangedFile => ({ path: each, change: 'modified' }));
  return {
    base: 'base',
    head: 'head',
    files: [{ path, change: 'added' }, ...beside],
    baseFiles: Object.keys(atBase).map((each) => ({ path: each, blob: each })),
    readBase: among(atBase),
    readHead: among(head),
  };
}

function outcomeOf({ assessment, demands, checklist }: Decision): CaseOutcome {
  const unique = (words: readonly string[]) => [...new Set(words)];
  return {
    level: assessment.level,
    approvals: demands.flatMap(({ approvals }) => approvals.map(approvalWords)),
    findings: unique(assessment.findings.map(({ rule }) => rule)),
    checks: unique(demands.flatMap(({ checks }) => checks)),
    window: unique(demands.flatMap(({ windows }) => windows)),
    checklist: checklist.map(({ item: { id, text } }) => ({ id, text })),
  };
}
