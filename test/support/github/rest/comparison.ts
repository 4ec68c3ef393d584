import { commitsBetween } from '../git/history.ts';
import { ok, type Route } from '../http/call.ts';
import { repositoryOf } from '../http/permit.ts';
import { commitJson } from '../present/commit.ts';
import { fileJson } from '../present/file.ts';
import { repositoryPage, repositoryUrl } from '../present/repository.ts';
import { changesBetween } from '../state/pull-changes.ts';
import { Refused } from '../state/refused.ts';
import { resolveCommit } from '../state/repository.ts';

const MOST_FILES = 300;
const COMMITS_A_PAGE = 250;

/** What a commit changes since it left another. */
export const comparisonRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/compare/{basehead}',
    answer: (call) => {
      const { world } = call;
      const repository = repositoryOf(call, ['contents']);
      const { objects } = repository;
      const basehead = call.params.basehead ?? '';
      const [base, head] = basehead.split('...').map((name) => {
        const sha = resolveCommit(repository, name);
        return sha === undefined ? undefined : objects.commit(sha);
      });
      if (base === undefined || head === undefined) throw new Refused('Not Found', 404);
      const { mergeBase, files, commits: ahead } = changesBetween(objects, base.sha, head.sha);
      const common = mergeBase === undefined ? undefined : objects.commit(mergeBase);
      if (common === undefined)
        throw new Refused(`No common ancestor between ${base.sha} and ${head.sha}.`, 404);
      const behind = commitsBetween(objects, head.sha, base.sha);
      const perPage = Number(call.query.get('per_page') ?? COMMITS_A_PAGE);
      const compared = { repository, baseSha: common.sha, headSha: head.sha };
      const page = `${repositoryPage(world, repository)}/compare/${basehead}`;
      return ok({
        url: `${repositoryUrl(world, repository)}/compare/${basehead}`,
        html_url: page,
        permalink_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        base_commit: commitJson(world, repository, base),
        merge_base_commit: commitJson(world, repository, common),
        status: statusOf(ahead.length, behind.length),
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        commits: ahead.slice(0, perPage).map((commit) => commitJson(world, repository, commit)),
        files: files.slice(0, MOST_FILES).map((file) => fileJson(world, compared, file)),
      });
    },
  },
];

function statusOf(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}
