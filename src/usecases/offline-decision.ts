import { tallyApprovals } from '../approval/tally.ts';
import { checkItems } from '../checklist/check.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Decision } from '../domain/decision.ts';
import type { Sha } from '../domain/repository.ts';
import type { ChangedFile, Snapshot } from '../domain/snapshot.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { decide } from '../gate/decide.ts';
import { digestOf } from '../gate/digest.ts';

/** What stands in for a pull request that nobody has opened yet. */
export interface LocalPull {
  readonly head: Sha;
  readonly base: Sha;
  readonly baseBranch: string;
  readonly files: readonly ChangedFile[];
}

/** What the gate would say of an assessment if it were a pull request now, with no review yet. */
export function decideOffline(assessment: Assessment, policy: ChosenPolicy, local: LocalPull): Decision {
  const snapshot = snapshotOf(local);
  const digest = digestOf(
    assessment.migrations.map(({ migration }) => migration),
    policy.policy.source,
  );
  const tally = tallyApprovals({ snapshot, policy: policy.policy, digest, level: assessment.level });
  const checklist = checkItems(policy.policy, assessment);
  const verdict = decide({ snapshot, policy, assessment, tally });
  return { snapshot, policy: policy.policy, digest, assessment, tally, checklist, verdict };
}

function snapshotOf({ head, base, baseBranch, files }: LocalPull): Snapshot {
  return {
    pull: {
      ref: { installation: 0, repository: { owner: '', name: '' }, number: 0 },
      title: '',
      body: '',
      url: '',
      state: 'open',
      draft: false,
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
    people: { permissions: {}, teams: {} },
    published: {},
  };
}
