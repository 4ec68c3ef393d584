import type { FileDiff } from '../git/diff.ts';
import { patchIn } from '../state/pull-changes.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { World } from '../state/world.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** Two commits whose difference is shown. */
type Compared = Pick<PullRequest, 'repository' | 'baseSha' | 'headSha'>;

/** A changed file as REST lists it. */
export function fileJson(world: World, pull: Compared, file: FileDiff) {
  const patch = patchIn(pull, file);
  const entry = file.status === 'removed' ? file.before : file.after;
  const at = file.status === 'removed' ? pull.baseSha : pull.headSha;
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = repositoryPage(world, pull.repository);
  return {
    sha: entry.sha,
    filename: file.path,
    status: file.status,
    additions: patch.additions,
    deletions: patch.deletions,
    changes: patch.additions + patch.deletions,
    blob_url: `${page}/blob/${at}/${path}`,
    raw_url: `${page}/raw/${at}/${path}`,
    contents_url: `${repositoryUrl(world, pull.repository)}/contents/${path}?ref=${at}`,
    ...(patch.text !== undefined && { patch: patch.text }),
    ...(file.status === 'renamed' && { previous_filename: file.before.path }),
  };
}
