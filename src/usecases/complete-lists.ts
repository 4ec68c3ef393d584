import type { Policy } from '../domain/policy.ts';
import type { Complete, FileList, HeadCheck } from '../domain/snapshot.ts';
import { checksNeeded } from '../gate/checks.ts';
import type { Overview, PullRequests } from './ports/pull-requests.ts';

/** GraphQL's list says neither more than its first page nor where a renamed file came from; REST says both. */
export async function completeFiles({ pull, files }: Overview, pulls: PullRequests): Promise<FileList> {
  const renamed = files.items.some((file) => file.change === 'renamed' && file.previousPath === undefined);
  if (files.complete && !renamed) return files;
  return pulls.changedFiles(pull);
}

/** The checks beyond the overview's are read only where the policy asks for any. */
export async function completeChecks(
  { pull, checks }: Overview,
  { demands }: Policy,
  pulls: PullRequests,
): Promise<Complete<HeadCheck>> {
  if (checks.complete || checksNeeded(demands).length === 0) return checks;
  return pulls.checks(pull);
}
