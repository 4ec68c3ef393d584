/** A text of the source that keeps a way around the gate closed. */
export interface Cut {
  /** From the project's root. */
  readonly file: string;
  /** Stands there once. */
  readonly guard: string;
  /** What stands there without it. */
  readonly instead: string;
}

/** What keeps a way around the gate closed, and how to take it out: by its number in the tests. */
export interface Guard extends Cut {
  readonly number: number;
  /** What keeps it closed as well, and is taken out together with it. */
  readonly also?: readonly Cut[];
}

/** Everything that is taken out with a guard. */
export function cutsOf({ also = [], ...first }: Guard): readonly Cut[] {
  return [first, ...also];
}

/** One guard or more for each way; each is tried by itself. */
export const GUARDS: readonly Guard[] = [
  {
    number: 1,
    file: 'src/approval/tally.ts',
    guard: "return basis.digest === digest ? undefined : { kind: 'stale' };",
    instead: 'return undefined;',
  },
  {
    number: 2,
    file: 'src/approval/tally.ts',
    guard: "return basis.digest === digest ? undefined : { kind: 'stale' };",
    instead: "return basis.commit === snapshot.pull.head ? undefined : { kind: 'stale' };",
  },
  {
    number: 3,
    file: 'src/usecases/review-basis.ts',
    guard: 'record === undefined && known.forcePushes.some((push) => mayHaveMoved(push, review))',
    instead: 'false',
  },
  {
    number: 4,
    file: 'src/gate/digest.ts',
    guard: "...(change === 'removed' || blob === undefined ? {} : { blob }),",
    instead: '',
  },
  {
    number: 5,
    file: 'src/events/pull-request.ts',
    guard: 'const reset = RESETS.has(action) || retargeted;',
    instead: 'const reset = RESETS.has(action);',
  },
  {
    number: 1,
    file: 'src/usecases/proposal-between.ts',
    guard: '...detectMigrations(files, policy.migrations).map(({ file }) => file.path),',
    instead: '',
  },
  {
    number: 1,
    file: 'src/usecases/proposal-between.ts',
    guard: 'policyFiles: changes.filter(({ path }) => policyPaths.has(path)),',
    instead: 'policyFiles: [],',
  },
  {
    number: 2,
    file: 'src/usecases/digests-then.ts',
    guard: 'await treeOf(left)',
    instead: 'await treeOf(base)',
  },
  {
    number: 6,
    file: 'src/usecases/understand-files.ts',
    guard: 'digestOf(migrations, policy, proposed)',
    instead: 'digestOf(migrations, policy)',
  },
  {
    number: 6,
    file: 'src/gate/circumstances.ts',
    guard: '...changedHere.map(policyChange), ',
    instead: '',
  },
  {
    number: 7,
    file: 'src/approval/tally.ts',
    guard: "if (author.type !== 'User') return { kind: 'not-a-user', type: author.type };",
    instead: '',
  },
  {
    number: 7,
    file: 'src/approval/tally.ts',
    guard: "return { kind: 'author' };",
    instead: 'return undefined;',
  },
  {
    number: 8,
    file: 'src/approval/contributors.ts',
    guard: '[...named, ...pushed]',
    instead: 'named',
  },
  {
    number: 8,
    file: 'src/approval/contributors.ts',
    guard: '[...named, ...pushed]',
    instead: 'pushed',
  },
  {
    number: 8,
    file: 'src/gate/decide.ts',
    guard: 'unattributed.length > 0 && tally.requirements.length > 0',
    instead: 'false',
  },
  {
    number: 9,
    file: 'src/approval/standing.ts',
    guard: "    case 'changes-requested':\n    case 'dismissed':\n      return true;",
    instead: "    case 'changes-requested':\n      return true;\n    case 'dismissed':\n      return false;",
  },
  {
    number: 10,
    file: 'src/approval/tally.ts',
    guard: 'if (refusal !== undefined) return refusal;',
    instead: '',
  },
  {
    number: 11,
    file: 'src/approval/matching.ts',
    guard: 'present === undefined || fill(present, places, placeOf, asked)',
    instead: 'present === undefined',
  },
  {
    number: 12,
    file: 'src/checklist/ticks.ts',
    guard: 'refusedToTick(by, item, basis.parties) ?? refusedByNow(tick, item, basis)',
    instead: 'refusedByNow(tick, item, basis)',
  },
  {
    number: 13,
    file: 'src/events/pull-request.ts',
    guard: "new Set(['reopened', 'ready_for_review', 'converted_to_draft'])",
    instead: 'new Set<string>()',
  },
  {
    number: 14,
    file: 'src/events/commit.ts',
    guard: '...(context === STATUS_CONTEXT ? { inOurName: payload.sender.login } : {}),',
    instead: '',
  },
  {
    number: 14,
    file: 'src/usecases/unfold-job.ts',
    guard: 'groups: await store.mergeGroups.withHead(installation, repository, sha),',
    instead: 'groups: [],',
  },
  {
    number: 15,
    file: 'src/gate/circumstances.ts',
    guard: 'paths.filter(isDeceptivePath)',
    instead: 'paths.filter(() => false)',
  },
  {
    number: 15,
    file: 'src/detection/path.ts',
    guard: 'LATIN.get(letter) ?? letter',
    instead: 'letter',
  },
  {
    number: 16,
    file: 'src/detection/migration.ts',
    guard: 'onBase: isOnBase(each, base),',
    instead: 'onBase: false,',
  },
  {
    number: 17,
    file: 'src/github/changed-files.ts',
    guard: 'complete: files.length === pull.changedFiles',
    instead: 'complete: true',
  },
  {
    number: 18,
    file: 'src/github/content.ts',
    guard:
      "if (mode === 'symlink' || mode === 'submodule') return entry({ kind: 'unreadable', reason: mode });",
    instead: '',
  },
  {
    number: 18,
    file: 'src/gate/digest.ts',
    guard: "...(change === 'removed' || mode === undefined ? {} : { mode }),",
    instead: '',
  },
  {
    number: 19,
    file: 'src/assessment/assess.ts',
    guard: 'isWhollyRead(each) ? [] : [policy.unknown]',
    instead: '[]',
    also: [{ file: 'src/rules/file/unreadable-sql.ts', guard: "level: 'unknown',", instead: '' }],
  },
  {
    number: 20,
    file: 'src/sql/read.ts',
    guard: 'problems: [...cleaned.problems, ...read.problems].toSorted(byPlace)',
    instead: 'problems: read.problems',
  },
  {
    number: 21,
    file: 'src/sql/bodies/read-body.ts',
    guard: 'return readPlpgsqlBody(body, place);',
    instead: 'return { operations: [], whole: true };',
  },
  {
    number: 22,
    file: 'src/sql/read.ts',
    guard: "const nul = source.text.indexOf('\\0');",
    instead: 'const nul = -1;',
  },
  {
    number: 23,
    file: 'src/publication/status.ts',
    guard: 'if (worst === undefined || STATES.indexOf(worst.state) <= STATES.indexOf(own.state)) return own;',
    instead: 'return own;',
  },
  {
    number: 24,
    file: 'src/publication/markdown/escape.ts',
    guard: '.replace(/[&<>`*~[\\]|\\\\$#]/g, reference)',
    instead: '',
  },
  {
    number: 25,
    file: 'src/usecases/evaluate-pull-request.ts',
    guard: 'if (writes.length > 0 && age > FRESH) await pulls.confirmHead(overview.pull);',
    instead: '',
  },
  {
    number: 26,
    file: 'src/web/webhooks.ts',
    guard: '!secrets.some((secret) => isSigned(rawBody, signature, secret))',
    instead: 'false',
  },
  {
    number: 27,
    file: 'src/github/changed-files.ts',
    guard: 'complete: files.length === pull.changedFiles',
    instead: 'complete: true',
  },
  {
    number: 28,
    file: 'src/reconciliation/renewal.ts',
    guard: 'new Date(lookedAt).getTime() < now.getTime() - LONG_AGO',
    instead: 'false',
  },
  {
    number: 28,
    file: 'src/usecases/reconcile-installation.ts',
    guard: 'for (const { pull, why } of evaluate)',
    instead: 'for (const { pull, why } of evaluate.slice(evaluate.length))',
  },
  {
    number: 28,
    file: 'src/events/commands.ts',
    guard: "return { kind: 'recheck' };",
    instead: 'return undefined;',
  },
  {
    number: 29,
    file: 'src/gate/decide.ts',
    guard: 'policy.invalid === undefined || policy.changedHere.length > 0',
    instead: 'policy.invalid === undefined || policy.invalid !== undefined',
  },
  {
    number: 30,
    file: 'src/usecases/evaluate-merge-group.ts',
    guard: 'await factsOnGroup(decided.facts, job.base, ports)',
    instead: 'decided.facts',
  },
  {
    number: 31,
    file: 'src/rules/contests/number-taken.ts',
    guard: "severity: 'error',",
    instead: "severity: 'note',",
  },
  {
    number: 32,
    file: 'src/gate/decide.ts',
    guard: '...suppressionShortfalls(assessment, policy.policy, tally),',
    instead: '',
  },
  {
    number: 33,
    file: 'src/checklist/declarations.ts',
    guard: 'refusedWithoutRole(act.by, emergency.roles, parties) ??',
    instead: '',
  },
];
