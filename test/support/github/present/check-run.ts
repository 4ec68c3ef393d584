import type { CheckAnnotation, CheckRun } from '../state/check-run.ts';
import { isoTime } from '../state/clock.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { appOfSlug } from './app.ts';
import { pullUrl } from './pull-request.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

export function checkRunJson(world: World, repository: Repository, run: CheckRun) {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: run.nodeId,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${repositoryPage(world, repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${repositoryPage(world, repository)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: isoTime(run.startedAt),
    completed_at: run.completedAt && isoTime(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suiteId },
    app: appOfSlug(world, run.appSlug),
    pull_requests: pullsOf(world, repository, run.headSha),
  };
}

/** As its webhook tells of it: with the whole suite. */
export function checkRunEventJson(world: World, repository: Repository, run: CheckRun) {
  const json = checkRunJson(world, repository, run);
  const completed = run.status === 'completed';
  return {
    ...json,
    check_suite: {
      id: run.suiteId,
      node_id: `CS_${run.suiteId}`,
      head_branch: pullWithHead(world, repository, run.headSha)?.headBranch ?? null,
      head_sha: run.headSha,
      status: run.status,
      conclusion: completed ? run.conclusion : null,
      url: `${repositoryUrl(world, repository)}/check-suites/${run.suiteId}`,
      before: null,
      after: null,
      pull_requests: json.pull_requests,
      app: json.app,
      created_at: json.started_at,
      updated_at: json.completed_at ?? json.started_at,
    },
  };
}

export function annotationJson(world: World, repository: Repository, sha: string, entry: CheckAnnotation) {
  return {
    path: entry.path,
    blob_href: `${repositoryPage(world, repository)}/blob/${sha}/${entry.path}`,
    start_line: entry.startLine,
    end_line: entry.endLine,
    start_column: entry.startColumn,
    end_column: entry.endColumn,
    annotation_level: entry.level,
    title: entry.title,
    message: entry.message,
    raw_details: entry.rawDetails,
  };
}

/** The open pull requests from this repository with that head: those from forks are not told of. */
function pullsOf(world: World, repository: Repository, sha: string) {
  return [...world.pulls(repository).values()]
    .filter((pull) => pull.state === 'open' && pull.headSha === sha && pull.headRepository === repository)
    .map((pull) => ({
      url: pullUrl(world, pull),
      id: pull.id,
      number: pull.number,
      head: { ref: pull.headBranch, sha: pull.headSha, repo: repositoryRef(world, pull.headRepository) },
      base: { ref: pull.baseBranch, sha: pull.baseSha, repo: repositoryRef(world, pull.repository) },
    }));
}

function pullWithHead(world: World, repository: Repository, sha: string): PullRequest | undefined {
  return [...world.pulls(repository).values()].find((pull) => pull.headSha === sha);
}

function repositoryRef(world: World, repository: Repository) {
  return { id: repository.id, url: repositoryUrl(world, repository), name: repository.name };
}
