import { z } from 'zod';
import { handler, installation, repository } from './event.ts';

const shape = z.object({
  action: z.string(),
  installation,
  repository,
  merge_group: z.object({
    head_sha: z.string(),
    head_ref: z.string(),
    base_sha: z.string(),
    base_ref: z.string(),
  }),
});

/** A merge queue waits for our status on its own commit. */
export const onMergeGroup = handler('merge_group', shape, (payload) => {
  if (payload.action !== 'checks_requested') return [];
  const { head_sha: head, head_ref: headRef, base_sha: base, base_ref: baseRef } = payload.merge_group;
  return [
    {
      kind: 'merge-group',
      installation: payload.installation,
      repository: payload.repository,
      head,
      base,
      headBranch: branchOf(headRef),
      baseBranch: branchOf(baseRef),
      cause: 'merge_group.checks_requested',
    },
  ];
});

function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
