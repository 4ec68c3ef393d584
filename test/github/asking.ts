import { createHash } from 'node:crypto';
import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import type { CountedPullRequests } from '../../src/usecases/ports/pull-requests.ts';

export const APP_ID = 4711;
export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);

export const shop = { owner: 'acme', name: 'shop' };
export const pull = { installation: 1, repository: shop, number: 7 };

/** GitHub's address, where answers are laid out. */
export const github = (): nock.Scope => nock('https://api.github.com');

/** The adapter, asking what is laid out by `github()`; nothing else is let through. */
export function askGitHub(octokit: Octokit = new Octokit({ log: silent })): CountedPullRequests {
  return createPullRequests(async () => octokit, APP_ID, { gap: 0 }).counted();
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Lets nothing out, forgets what was laid out, and says what was not asked for. */
export function leftOver(): readonly string[] {
  const left = nock.pendingMocks();
  nock.cleanAll();
  return left;
}

/** One answer of GraphQL to a query of a name, such as `Overview`. */
export function answerQuery(
  name: string,
  data: object | null,
  errors?: readonly object[],
  seen?: (variables: Readonly<Record<string, unknown>>) => void,
): void {
  github()
    .post('/graphql', (body: { query: string; variables: Record<string, unknown> }) => {
      if (!body.query.startsWith(`query ${name}(`)) return false;
      seen?.(body.variables);
      return true;
    })
    .reply(200, { data, ...(errors === undefined ? {} : { errors }) });
}

/** The name that Git gives to content. */
export function blobOid(content: string | Buffer): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const MODES = {
  regular: 0o100644,
  executable: 0o100755,
  symlink: 0o120000,
  submodule: 0o160000,
  tree: 0o040000,
};

/** A file of a tree as GraphQL gives it. */
export function treeEntry(
  content: string | Buffer,
  {
    mode = 'regular',
    ...blob
  }: { mode?: keyof typeof MODES; text?: string | null; isTruncated?: boolean } = {},
): object {
  const bytes = Buffer.from(content);
  const isBinary = bytes.subarray(0, 8_000).includes(0);
  return {
    mode: MODES[mode],
    type: 'blob',
    object: {
      __typename: 'Blob',
      oid: blobOid(bytes),
      byteSize: bytes.length,
      isBinary,
      isTruncated: false,
      text: isBinary ? null : bytes.toString('utf8'),
      ...blob,
    },
  };
}

export const SUBMODULE = { mode: MODES.submodule, type: 'commit', object: null };

/** The error that stands beside the null where nothing is at a path. */
export function noFile(...path: readonly string[]): object {
  return { type: 'NOT_FOUND', path, message: `Could not resolve file for path '${path.at(-1)}'.` };
}

/** What comes of a promise that should fail. */
export async function faultOf(failing: Promise<unknown>): Promise<unknown> {
  return failing.then(
    () => 'it did not fail',
    (error: unknown) => error,
  );
}
