import type { CommitObject, Signature } from '../git/object-store.ts';
import { isoTime } from '../state/clock.ts';
import { accountOfEmail } from '../state/commit-people.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A commit as REST tells of it: `author` and `committer` are accounts where the addresses belong to one. */
export function commitJson(world: World, repository: Repository, commit: CommitObject) {
  const url = repositoryUrl(world, repository);
  const page = repositoryPage(world, repository);
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    commit: {
      author: signatureJson(commit.author),
      committer: signatureJson(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: personJson(world, commit.author),
    committer: personJson(world, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** A commit as pushes and merge groups tell of it. */
export function simpleCommitJson(commit: CommitObject) {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: isoTime(commit.author.at),
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

function signatureJson(signature: Signature) {
  return { name: signature.name, email: signature.email, date: isoTime(signature.at) };
}

function personJson(world: World, signature: Signature) {
  const account = accountOfEmail(world, signature.email);
  return account === undefined ? null : accountJson(world, account);
}
