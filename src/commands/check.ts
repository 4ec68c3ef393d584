import { join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { assessmentOf } from '../assessment/assess.ts';
import type { AssessedMigration } from '../domain/assessment.ts';
import type { Decision } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import { POLICY_PATH } from '../domain/policy.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { assessChanges } from '../usecases/assess-changes.ts';
import { assessFiles } from '../usecases/assess-files.ts';
import { decideOffline } from '../usecases/offline-decision.ts';
import { planFiles } from '../usecases/plan-files.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import type { WorkTree } from '../usecases/ports/work-tree.ts';
import type { CheckRequest } from './arguments.ts';
import { reporterFor } from './formats/registry.ts';
import { type Located, locate } from './locate.ts';
import { namedPolicy, ownPolicy, policyInForce } from './policy-file.ts';
import { type Progress, startProgress } from './progress.ts';
import { countFrom, NOTHING, withFindings, withMigration } from './tally.ts';
import type { Terminal } from './terminal.ts';
import { openWorkTree } from './work-tree.ts';

export interface CheckPorts {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly version: string;
  readonly reader: ScriptReader;
  /** Opens what is on this machine, unless something else is given. */
  readonly open?: (located: Located) => WorkTree;
}

/** What is to be judged, before all of it is. */
interface Subject {
  readonly policy: ChosenPolicy;
  readonly migrations: AsyncIterable<AssessedMigration> | readonly AssessedMigration[];
  readonly beside: readonly Finding[];
  readonly progress: Progress;
  readonly decide: (migrations: readonly AssessedMigration[]) => Decision;
}

/**
 * Reads migrations and says what is found in them.
 *
 * @returns the exit code: 0, or 1 where a finding is at least as severe as was asked for.
 * @throws CannotRun where something stands in the way.
 */
export async function check(request: CheckRequest, ports: CheckPorts): Promise<0 | 1> {
  const { terminal, cwd } = ports;
  const changed = request.staged || request.base !== undefined;
  const located = locate(request.paths, cwd, changed);
  const { root, inRepository, selection } = located;
  const tree = ports.open?.(located) ?? openWorkTree(root, inRepository, selection);
  const subject = await (changed ? changesOf : filesOf)(request, tree, located, ports);
  const migrations = underway(subject.migrations);
  // What is asked of the reading thread goes to it; while it reads, what writes the format is loaded.
  await setImmediate();
  const reporter = await reporterFor(request.format, {
    version: ports.version,
    colour: request.colour ?? terminal.colour,
    columns: terminal.columns,
    pathOf: pathsFrom(cwd, root),
  });
  const write = (text: string) => {
    if (text === '') return;
    subject.progress.hide();
    terminal.out(text);
  };
  let tally = withFindings(NOTHING, subject.beside);
  try {
    for await (const migration of migrations) {
      tally = withMigration(tally, migration);
      write(reporter.migration(migration));
    }
  } finally {
    subject.progress.hide();
  }
  const { policy, beside, decide } = subject;
  write(reporter.end({ policy: policy.policy, tally, beside, decide }));
  return countFrom(tally, request.failOn) > 0 ? 1 : 0;
}

/** The same items, of which the first is asked for already. */
function underway<T>(items: AsyncIterable<T> | readonly T[]): AsyncIterable<T> | readonly T[] {
  if (!(Symbol.asyncIterator in items)) return items;
  const iterator = items[Symbol.asyncIterator]();
  let first: Promise<IteratorResult<T>> | undefined = iterator.next();
  // Whoever goes through them hears of a fault.
  first.catch(() => {});
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        const next = first ?? iterator.next();
        first = undefined;
        return next;
      },
    }),
  };
}

/** Most findings are in the file of the one before. */
function pathsFrom(cwd: string, root: string): (path: string) => string {
  let last = { path: '', written: '' };
  return (path) => {
    if (path !== last.path) last = { path, written: relative(cwd, join(root, path)).split(sep).join('/') };
    return last.written;
  };
}

type SubjectOf = (
  request: CheckRequest,
  tree: WorkTree,
  located: Located,
  ports: CheckPorts,
) => Promise<Subject>;

/** Everything that is there. */
const filesOf: SubjectOf = async (request, tree, { selection }, { terminal, cwd, reader }) => {
  const file =
    request.policy === undefined
      ? ownPolicy(await tree.read([POLICY_PATH]))
      : namedPolicy(request.policy, cwd);
  const policy = policyInForce(file, []);
  const planned = planFiles(await tree.files(), selection, policy.policy.migrations);
  const progress = startProgress(terminal, planned.length);
  return {
    policy,
    migrations: assessFiles(planned, policy.policy, {
      tree,
      reader,
      clock: () => new Date(),
      onRead: () => progress.step(),
    }),
    beside: [],
    progress,
    decide: (migrations) =>
      decideOffline(assessmentOf(migrations), policy, {
        head: 'work tree',
        base: '',
        baseBranch: 'the work tree',
        files: [],
        at: new Date().toISOString(),
      }),
  };
};

/** What changed, as the pull request that it would be. */
const changesOf: SubjectOf = async (request, tree, { selection }, { terminal, cwd, reader }) => {
  const ref = request.base ?? 'HEAD';
  const changes = await tree.changesSince(ref, request.staged ? 'staged' : 'all');
  const file =
    request.policy === undefined
      ? ownPolicy(await changes.readBase([POLICY_PATH]))
      : namedPolicy(request.policy, cwd);
  const policy = policyInForce(file, changes.files);
  const at = new Date().toISOString();
  const assessment = await assessChanges(changes, selection, policy, { reader, at, baseBranch: ref });
  const inMigrations = new Set(assessment.migrations.flatMap(({ findings }) => findings));
  return {
    policy,
    migrations: assessment.migrations,
    beside: assessment.findings.filter((finding) => !inMigrations.has(finding)),
    progress: startProgress({ ...terminal, watched: false }, 0),
    decide: () => decideOffline(assessment, policy, { ...changes, baseBranch: ref, at }),
  };
};
