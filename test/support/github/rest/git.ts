import { entryAt, filesAndFoldersOf, type PathEntry } from '../git/tree.ts';
import { type Answer, type Call, ok, type Route } from '../http/call.ts';
import { page } from '../http/pages.ts';
import { repositoryOf } from '../http/permit.ts';
import { commitJson } from '../present/commit.ts';
import { repositoryJson, repositoryPage, repositoryUrl } from '../present/repository.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, branchNames, type Repository, resolveCommit } from '../state/repository.ts';

const LARGEST_JSON = 1024 * 1024;
const LARGEST_RAW = 100 * 1024 * 1024;

/** Repositories, their branches, commits and files. */
export const gitRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}',
    answer: (call) =>
      ok({
        ...repositoryJson(call.world, repositoryOf(call, ['metadata'])),
        network_count: 0,
        subscribers_count: 0,
      }),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/ref/{ref}',
    answer: (call) => {
      const repository = repositoryOf(call, ['contents']);
      const ref = `refs/${call.params.ref}`;
      const sha = repository.refs.get(ref);
      if (sha === undefined) throw new Refused('Not Found', 404);
      const url = repositoryUrl(call.world, repository);
      return ok({
        ref,
        node_id: `REF_${repository.id}`,
        url: `${url}/git/${ref}`,
        object: { sha, type: 'commit', url: `${url}/git/commits/${sha}` },
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches',
    answer: (call) => {
      const repository = repositoryOf(call, ['contents']);
      return page(call, branchNames(repository), (name) => {
        const sha = branchHead(repository, name) ?? '';
        const commit = { sha, url: `${repositoryUrl(call.world, repository)}/commits/${sha}` };
        return { name, commit, protected: false };
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/blobs/{file_sha}',
    answer: (call) => {
      const repository = repositoryOf(call, ['contents']);
      const sha = call.params.file_sha ?? '';
      const content = repository.objects.blob(sha);
      if (content === undefined) throw new Refused('Not Found', 404);
      if (content.length > LARGEST_RAW)
        throw new Refused('This API returns blobs up to 100 MB in size.', 403);
      if (call.accept.includes('raw')) return raw(content);
      return ok({
        sha,
        node_id: `B_${sha}`,
        size: content.length,
        url: `${repositoryUrl(call.world, repository)}/git/blobs/${sha}`,
        content: lined(content),
        encoding: 'base64',
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/trees/{tree_sha}',
    answer: (call) => {
      const repository = repositoryOf(call, ['contents']);
      const asked = call.params.tree_sha ?? '';
      const commit = resolveCommit(repository, asked);
      const sha = (commit && repository.objects.commit(commit)?.tree) ?? asked;
      const entries = repository.objects.tree(sha);
      if (entries === undefined) throw new Refused('Not Found', 404);
      const url = repositoryUrl(call.world, repository);
      const listed = call.query.has('recursive')
        ? [...filesAndFoldersOf(repository.objects, sha)]
        : entries.map((entry) => ({ ...entry, path: entry.name }));
      return ok({
        sha,
        url: `${url}/git/trees/${sha}`,
        tree: listed.map((entry) => treeEntryJson(url, repository, entry)),
        truncated: false,
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents/{path}',
    answer: (call) => contents(call, repositoryOf(call, ['contents'])),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}',
    answer: (call) => {
      const repository = repositoryOf(call, ['contents']);
      const sha = resolveCommit(repository, call.params.ref ?? '');
      const commit = sha === undefined ? undefined : repository.objects.commit(sha);
      if (commit === undefined) throw new Refused(`No commit found for SHA: ${call.params.ref}`);
      return ok(commitJson(call.world, repository, commit));
    },
  },
];

function contents(call: Call, repository: Repository): Answer {
  const sha = resolveCommit(repository, call.query.get('ref') ?? repository.defaultBranch);
  const tree = sha === undefined ? undefined : repository.objects.commit(sha)?.tree;
  if (tree === undefined) throw new Refused(`No commit found for the ref ${call.query.get('ref')}`, 404);
  const entry = followed(repository, tree, entryAt(repository.objects, tree, call.params.path ?? ''));
  if (entry === undefined) throw new Refused('Not Found', 404);
  const at = call.query.get('ref') ?? repository.defaultBranch;
  if (entry.mode === '040000')
    return ok(
      (repository.objects.tree(entry.sha) ?? []).map((child) =>
        contentJson(call, repository, at, {
          ...child,
          path: entry.path === '' ? child.name : `${entry.path}/${child.name}`,
        }),
      ),
    );
  const blob = repository.objects.blob(entry.sha);
  if (blob === undefined) return ok(contentJson(call, repository, at, entry));
  if (call.accept.includes('raw')) return raw(blob);
  const large = blob.length > LARGEST_JSON;
  return ok({
    ...contentJson(call, repository, at, entry),
    content: large ? '' : lined(blob),
    encoding: large ? 'none' : 'base64',
  });
}

/** The contents API follows links to files of the same repository. */
function followed(repository: Repository, tree: string, entry: PathEntry | undefined): PathEntry | undefined {
  if (entry?.mode !== '120000') return entry;
  const target = repository.objects.blob(entry.sha)?.toString('utf8') ?? '';
  const path = new URL(target, `file:///${entry.path}`).pathname.slice(1);
  const file = entryAt(repository.objects, tree, decodeURIComponent(path));
  return file?.mode === '100644' || file?.mode === '100755' ? file : entry;
}

function contentJson(call: Call, repository: Repository, at: string, entry: PathEntry) {
  const url = repositoryUrl(call.world, repository);
  const page = repositoryPage(call.world, repository);
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const folder = entry.mode === '040000';
  const self = `${url}/contents/${path}?ref=${at}`;
  const git = `${url}/git/${folder ? 'trees' : 'blobs'}/${entry.sha}`;
  const html = `${page}/${folder ? 'tree' : 'blob'}/${at}/${path}`;
  return {
    type: folder
      ? 'dir'
      : entry.mode === '120000'
        ? 'symlink'
        : entry.mode === '160000'
          ? 'submodule'
          : 'file',
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    size: repository.objects.blob(entry.sha)?.length ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: folder ? null : `${page}/raw/${at}/${path}`,
    _links: { self, git, html },
    ...(entry.mode === '120000' && { target: repository.objects.blob(entry.sha)?.toString('utf8') }),
    ...(entry.mode === '160000' && { submodule_git_url: `${page}.git` }),
  };
}

function treeEntryJson(url: string, repository: Repository, entry: Omit<PathEntry, 'name'>) {
  const type = entry.mode === '040000' ? 'tree' : entry.mode === '160000' ? 'commit' : 'blob';
  return {
    path: entry.path,
    mode: entry.mode,
    type,
    sha: entry.sha,
    ...(type === 'blob' && { size: repository.objects.blob(entry.sha)?.length ?? 0 }),
    ...(type !== 'commit' && { url: `${url}/git/${type}s/${entry.sha}` }),
  };
}

function raw(content: Buffer): Answer {
  return {
    status: 200,
    body: content,
    headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
  };
}

/** Base64 in lines of 60, as GitHub writes it. */
function lined(content: Buffer): string {
  return content
    .toString('base64')
    .replace(/(.{60})(?=.)/g, '$1\n')
    .concat('\n');
}
