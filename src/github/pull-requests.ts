import type { CountedPullRequests, PullRequests } from '../usecases/ports/pull-requests.ts';
import { readChangedFiles } from './changed-files.ts';
import { connect } from './connection.ts';
import { readDetails } from './details.ts';
import { listOpenPulls, listRepositories } from './listing.ts';
import type { OctokitFor } from './octokit.ts';
import { readOverview } from './overview.ts';
import { publishWrites } from './publish.ts';
import { setCommitStatus } from './status.ts';
import { readTree } from './tree.ts';

/**
 * GitHub's pull requests through Octokit. Failures surface at once, for the queue does the retrying: give Octokits
 * that neither retry nor wait for limits.
 *
 * @param appId the app's, by which its own check runs are told from others.
 */
export function createPullRequests(
  octokitFor: OctokitFor,
  appId: number,
  onRequest = () => {},
): PullRequests {
  const open = (installation: number) => connect(octokitFor, installation, onRequest);
  return {
    overview: async (pull, wanted) => readOverview(await open(pull.installation), pull, wanted, appId),
    changedFiles: async (pull) => readChangedFiles(await open(pull.ref.installation), pull),
    details: async (pull, wanted) => readDetails(await open(pull.installation), pull, wanted),
    tree: async (pull, commit) => readTree(await open(pull.installation), pull, commit),
    publish: async (pull, writes, published) =>
      publishWrites(await open(pull.installation), pull, writes, published),
    openPulls: async (installation, repository, filter) =>
      listOpenPulls(await open(installation), installation, repository, filter),
    repositories: async (installation) => listRepositories(await open(installation), installation),
    setStatus: async (installation, repository, sha, status) =>
      setCommitStatus(await open(installation), repository, sha, status),
    counted(): CountedPullRequests {
      let requests = 0;
      const pulls = createPullRequests(octokitFor, appId, () => {
        requests += 1;
        onRequest();
      });
      return { ...pulls, requests: () => requests };
    },
  };
}
