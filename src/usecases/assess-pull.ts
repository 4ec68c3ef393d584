import { assess, assessmentOf } from '../assessment/assess.ts';
import { withConventions } from '../assessment/conventions.ts';
import { withinMeasure } from '../assessment/measure.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Migration } from '../domain/migration.ts';
import { historyRoot } from '../domain/migration-name.ts';
import type { OtherPull } from '../domain/other-pull.ts';
import type { FileEntry, FileList } from '../domain/snapshot.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { withCircumstances } from '../gate/circumstances.ts';
import { environmentOf } from '../policy/environment.ts';
import type { PullChange } from '../rules/pull-request-context.ts';
import type { BaseCatalogues } from './base-catalogue.ts';
import { onTheirHistories } from './on-their-histories.ts';
import { readScripts } from './read-scripts.ts';
import { type RecallPorts, recall } from './recall.ts';

/** What is known of a pull request, or of a change that could become one. */
export interface PullToAssess {
  readonly migrations: readonly Migration[];
  /** The base branch's migrations; undefined where they could not be told. */
  readonly history: readonly Migration[] | undefined;
  readonly policy: Pick<ChosenPolicy, 'policy' | 'changedHere'>;
  readonly files: FileList;
  /** What is at the head, by path, as far as it was read. */
  readonly contents: Readonly<Record<string, FileEntry>>;
  readonly words?: PullChange['words'];
  readonly others: readonly OtherPull[];
  /** Since when the gate has been green for it, ISO 8601, UTC. */
  readonly readySince?: string;
  readonly baseBranch: string;
  /** Now, ISO 8601, UTC. */
  readonly at: string;
}

export interface AssessPullPorts extends RecallPorts {
  readonly catalogues: BaseCatalogues;
}

/** What the rules say of a pull request: of its SQL, of what lies beside it, and of what its policy has agreed on. */
export async function assessPull(pull: PullToAssess, ports: AssessPullPorts): Promise<Assessment> {
  const { policy } = pull.policy;
  const read = withinMeasure(await readScripts(pull.migrations, ports.reader));
  const parts = await onTheirHistories(read, pull.history, ports.catalogues);
  const histories = parts.map(({ migrations, catalogue }) => ({
    migrations: assess(migrations, policy, catalogue).migrations,
    catalogue,
  }));
  const assessed = assessmentOf(histories.flatMap(({ migrations }) => migrations));
  const assessment = withCircumstances(assessed, pull.policy, pull);
  const recalled = await recall(assessment, policy.conventions, pull.history, ports);
  const predecessors = pull.history === undefined ? undefined : Map.groupBy(pull.history, historyRoot);
  return withConventions(assessment, policy, {
    change: {
      files: pull.files.items,
      contents: pull.contents,
      ...(pull.words === undefined ? {} : { words: pull.words }),
      others: pull.others,
      ...(pull.readySince === undefined ? {} : { readySince: pull.readySince }),
    },
    histories,
    predecessorsOf: (migration) =>
      predecessors === undefined ? undefined : (predecessors.get(historyRoot(migration)) ?? []),
    recalled,
    environment: environmentOf(policy, pull.baseBranch),
    at: pull.at,
  });
}
