import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { ChosenPolicy } from '../../src/gate/choose-policy.ts';
import { withCircumstances } from '../../src/gate/circumstances.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST, POLICY } from '../support/facts.ts';

/** The small policy, as that of the base branch. */
export const CHOSEN: ChosenPolicy = { policy: POLICY, identity: 'test', changedHere: [] };

/** A migration that hardly anybody has to approve. */
export const ADDS = {
  'db/migrations/099_tags.sql': 'CREATE TABLE IF NOT EXISTS tags (id bigint PRIMARY KEY);',
};

/** The verdict on a pull request with these files. */
export function verdictOf(snapshot: Snapshot, files: Record<string, string> = ADDS, policy = CHOSEN) {
  const assessment = withCircumstances(assessFiles(files), policy, snapshot);
  return decisionOn({ snapshot, policy, digest: DIGEST, assessment }).verdict;
}
