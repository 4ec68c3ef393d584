import { diffTrees } from '../git/diff.ts';
import { commitsBetween } from '../git/history.ts';
import type { CommitObject, ObjectStore } from '../git/object-store.ts';
import { accountJson } from '../present/account.ts';
import { checkRunEventJson } from '../present/check-run.ts';
import { commitJson, simpleCommitJson } from '../present/commit.ts';
import { repositoryJson, repositoryPage } from '../present/repository.ts';
import { simpleStatusJson } from '../present/status.ts';
import { isoTime } from '../state/clock.ts';
import { accountOfEmail } from '../state/commit-people.ts';
import type { Happening } from '../state/happening.ts';
import { branchNames, fullName, type Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

type Of<Event extends Happening['event']> = Extract<Happening, { readonly event: Event }>;

/** A push tells of 2,048 commits at most. */
const MOST_COMMITS = 2_048;
const NOTHING = /^0+$/;

export function pushFields(world: World, happening: Of<'push'>): object {
  const { repository, before, after, forced, ref, by } = happening;
  const page = repositoryPage(world, repository);
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  const tip = repository.objects.commit(after);
  const commits = pushedCommits(repository, before, after).slice(-MOST_COMMITS);
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: NOTHING.test(before),
    deleted: NOTHING.test(after),
    forced,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: commits.map((commit) => pushedCommitJson(world, repository, commit)),
    head_commit: tip === undefined ? null : pushedCommitJson(world, repository, tip),
    pusher: { name: by.login, email: by.email },
    repository: {
      ...repositoryJson(world, repository),
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(repository.pushedAt),
      stargazers: 0,
      master_branch: repository.defaultBranch,
      owner: { ...accountJson(world, repository.owner), name: repository.owner.login, email: null },
    },
  };
}

/** The commits that came with the push. With a new branch: none that the default branch has. */
function pushedCommits(repository: Repository, before: string, after: string): readonly CommitObject[] {
  const { objects } = repository;
  if (NOTHING.test(after)) return [];
  const base = NOTHING.test(before) ? repository.refs.get(`refs/heads/${repository.defaultBranch}`) : before;
  return commitsBetween(objects, base ?? before, after);
}

function pushedCommitJson(world: World, repository: Repository, commit: CommitObject): object {
  const files = changedFiles(repository.objects, commit);
  const person = ({ name, email, at }: CommitObject['author']) => {
    const username = accountOfEmail(world, email)?.login;
    return { name, email, date: isoTime(at), ...(username !== undefined && { username }) };
  };
  return {
    ...simpleCommitJson(commit),
    distinct: true,
    url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: files
      .filter((file) => file.status === 'added' || file.status === 'renamed')
      .map(({ path }) => path),
    removed: files.flatMap((file) =>
      file.status === 'removed' ? file.path : file.status === 'renamed' ? file.before.path : [],
    ),
    modified: files
      .filter((file) => file.status === 'modified' || file.status === 'changed')
      .map(({ path }) => path),
  };
}

function changedFiles(objects: ObjectStore, commit: CommitObject) {
  const parent = commit.parents[0];
  return diffTrees(objects, parent === undefined ? undefined : objects.commit(parent)?.tree, commit.tree);
}

/** GitHub's description of the webhook does not know yet when a signature was verified. */
function webhookCommit(world: World, repository: Repository, commit: CommitObject): object {
  const json = commitJson(world, repository, commit);
  const { verified_at: _at, ...verification } = json.commit.verification;
  return { ...json, commit: { ...json.commit, verification } };
}

export function statusFields(world: World, { repository, status }: Of<'status'>): object {
  const { url: _url, node_id: _node, ...fields } = simpleStatusJson(world, repository, status);
  const commit = repository.objects.commit(status.sha);
  return {
    ...fields,
    sha: status.sha,
    name: fullName(repository),
    commit: commit === undefined ? null : webhookCommit(world, repository, commit),
    branches: branchNames(repository)
      .filter((name) => repository.refs.get(`refs/heads/${name}`) === status.sha)
      .slice(0, 10)
      .map((name) => ({
        name,
        commit: { sha: status.sha, url: `${world.api}/repos/${fullName(repository)}/commits/${status.sha}` },
        protected: false,
      })),
  };
}

export function checkRunFields(world: World, { repository, run }: Of<'check_run'>): object {
  return { check_run: checkRunEventJson(world, repository, run) };
}

export function mergeGroupFields({ group }: Of<'merge_group'>): object {
  const commit = group.repository.objects.commit(group.head);
  return {
    merge_group: {
      head_sha: group.head,
      head_ref: group.ref,
      base_sha: group.base,
      base_ref: `refs/heads/${group.baseBranch}`,
      head_commit: commit === undefined ? null : simpleCommitJson(commit),
    },
  };
}
