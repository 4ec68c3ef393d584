import { partiesOf } from '../../src/approval/parties.ts';
import { checkItems } from '../../src/checklist/check.ts';
import type { Act } from '../../src/domain/act.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import type { ChecklistItem, ItemState } from '../../src/domain/checklist.ts';
import { DIGEST, POLICY, snapshotWith } from '../support/facts.ts';

/** What becomes of one line under these facts; nobody ticked anything unless they say so. */
export function stateOfLine(
  line: ChecklistItem,
  assessment: Assessment,
  {
    acts = [],
    at = '2026-01-16T12:00:00.000Z',
  }: { readonly acts?: readonly Act[]; readonly at?: string } = {},
): ItemState {
  const parties = partiesOf(snapshotWith(), POLICY);
  const basis = { acts, at, parties, digest: DIGEST, assessment, waivers: new Map() };
  const [checked] = checkItems([line], basis);
  if (checked === undefined) throw new Error('The line is missing.');
  return checked.state;
}
