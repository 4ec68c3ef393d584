import type { Assessment } from '../src/domain/assessment.ts';
import { claimedObjects } from '../src/domain/contest.ts';
import type { OtherPull } from '../src/domain/other-pull.ts';
import { POLICY_PATH } from '../src/domain/policy.ts';
import type { ChangedFile, FileEntry } from '../src/domain/snapshot.ts';
import { choosePolicy } from '../src/gate/choose-policy.ts';
import type { OtherExample, PullExample } from '../src/rules/rule.ts';
import { readMigration } from '../src/script/read-migration.ts';
import { loadParser } from '../src/sql/parser.ts';
import { readScript } from '../src/sql/read.ts';
import { assessChanges } from '../src/usecases/assess-changes.ts';
import type { LocalChanges } from '../src/usecases/ports/work-tree.ts';
import { EVERYTHING } from '../src/usecases/selection.ts';

const DAY = '2026-01-16';

type Texts = Readonly<Record<string, string | undefined>>;

/** The assessment of a rule's example, as the gate makes it of a pull request. Throws where its policy has errors. */
export async function assessPullExample(example: PullExample): Promise<Assessment> {
  await loadParser();
  const { title, description, day = DAY, others = [], readySince } = example;
  const changes = changesOf(example);
  const content = { kind: 'text' as const, text: example.policy, bytes: example.policy.length };
  const policy = choosePolicy(
    { kind: 'present', path: POLICY_PATH, sha: 'policy', content },
    { kind: 'absent' },
    { complete: true, items: changes.files },
  );
  if (policy.invalid !== undefined)
    throw new Error(policy.invalid.problems.map(({ message }) => message).join('\n'));
  return assessChanges(changes, EVERYTHING, policy, {
    reader: { read: async (text, tool) => readMigration(text, tool) },
    at: `${day}T12:00:00.000Z`,
    baseBranch: 'main',
    others: others.map(claimOf),
    ...(readySince === undefined ? {} : { readySince }),
    ...(title === undefined && description === undefined
      ? {}
      : { words: { title: title ?? '', description: description ?? '' } }),
  });
}

/** What another pull request claims by its files. */
function claimOf({ files, ...other }: OtherExample): OtherPull {
  const operations = Object.values(files).flatMap((sql) =>
    readScript(sql).statements.flatMap((statement) => statement.operations),
  );
  return {
    ...other,
    url: `https://github.com/acme/shop/pull/${other.pullNumber}`,
    migrations: Object.keys(files).map((path) => {
      const number = /(\d+)_[^/]*$/.exec(path)?.[1];
      return { path, ...(number === undefined ? {} : { number }) };
    }),
    objects: claimedObjects(operations),
    level: 'low',
    categories: [],
    operations: {},
  };
}

function changesOf({ files, base = {} }: PullExample): LocalChanges {
  const head = { ...base, ...files };
  return {
    base: 'base',
    head: 'head',
    files: Object.keys(files).map((path): ChangedFile => ({ path, change: changeOf(path, files, base) })),
    baseFiles: Object.keys(base).map((path) => ({ path, blob: path })),
    readBase: async (paths) => entriesOf(base, paths),
    readHead: async (paths) => entriesOf(head, paths),
  };
}

function changeOf(path: string, files: Texts, base: Texts): ChangedFile['change'] {
  if (files[path] === undefined) return 'removed';
  return base[path] === undefined ? 'added' : 'modified';
}

function entriesOf(texts: Texts, paths: readonly string[]): Readonly<Record<string, FileEntry>> {
  return Object.fromEntries(
    paths.map((path) => {
      const text = texts[path];
      const content =
        text === undefined
          ? { kind: 'absent' as const }
          : { kind: 'text' as const, text, bytes: Buffer.byteLength(text) };
      return [path, { mode: 'regular' as const, blob: path, content }];
    }),
  );
}
