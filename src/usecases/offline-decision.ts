import type { Assessment } from '../domain/assessment.ts';
import type { Decision } from '../domain/decision.ts';
import type { Sha } from '../domain/repository.ts';
import type { ChangedFile, Snapshot } from '../domain/snapshot.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { decisionOn } from '../gate/decision.ts';
import { digestOf } from '../gate/digest.ts';

/** What stands in for a pull request that nobody has opened yet. */
export interface LocalPull {
  readonly head: Sha;
  readonly base: Sha;
  readonly baseBranch: string;
  readonly files: readonly ChangedFile[];
  /** Now, ISO 8601, UTC. */
  readonly at: string;
}

/** What the gate would say of an assessment if it were a pull request now, with no review yet. */
export function decideOffline(assessment: Assessment, policy: ChosenPolicy, local: LocalPull): Decision {
  const snapshot = snapshotOf(local);
  const digest = digestOf(
    assessment.migrations.map(({ migration }) => migration),
    policy.policy,
  );
  return decisionOn({ snapshot, policy, digest, assessment });
}

function snapshotOf({ at, head, base, baseBranch, files }: LocalPull): Snapshot {
  return {
    at,
    pull: {
      ref: { installation: 0, repository: { owner: '', name: '' }, number: 0 },
      title: '',
      body: '',
      url: '',
      state: 'open',
      draft: false,
      labels: [],
      requested: [],
      head,
      base,
      baseBranch,
      headRepository: 'same',
      changedFiles: files.length,
    },
    files: { complete: true, items: files },
    head: {},
    base: {},
    reviews: { complete: true, items: [] },
    commits: { complete: true, items: [] },
    policyFile: { kind: 'absent' },
    organisationPolicy: { kind: 'absent' },
    checks: { complete: true, items: [] },
    acts: [],
    deeds: [],
    others: [],
    people: { permissions: {}, teams: {} },
    twins: [],
    published: {},
  };
}
