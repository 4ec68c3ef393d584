import { POLICY_PATH } from './policy.ts';
import type { FileEntry, PolicyFile } from './snapshot.ts';

/**
 * What is at the policy's path of a commit, as a policy.
 *
 * @param repository `owner/name`, where it is another than the pull request's.
 */
export function policyFileOf({ blob, content }: FileEntry, repository?: string): PolicyFile {
  if (content.kind === 'absent') return { kind: 'absent' };
  return {
    kind: 'present',
    path: POLICY_PATH,
    sha: blob ?? '',
    content,
    ...(repository === undefined ? {} : { repository }),
  };
}
