import { createHash } from 'node:crypto';
import type { Content, UnreadableReason } from '../domain/migration.ts';
import { POLICY_PATH, type Policy, type PolicyProblem, type PolicySource } from '../domain/policy.ts';
import type { ChangedFile, FileList, PolicyFile } from '../domain/snapshot.ts';
import { BUILTIN_VERSION, builtinPolicy } from '../policy/builtin/builtin.ts';
import { type OrganisationPolicy, readPolicy } from '../policy/read-policy.ts';

/** The policy that a pull request is held to, and what there is to know about its file. */
export interface ChosenPolicy {
  /** That of the base branch; the built-in one where the base branch has none, or one with errors. */
  readonly policy: Policy;
  /** Names the policy by what it says: facts that were gathered under one are not used under another. */
  readonly identity: string;
  /** Paths of policy files that the pull request changes, adds, renames or removes. */
  readonly changedHere: readonly string[];
  /** Everything that is wrong with the file on the base branch. */
  readonly invalid?: { readonly path: string; readonly problems: readonly PolicyProblem[] };
}

/**
 * The policy in force: the base branch's own, never that of the pull request; without one, that of the
 * organisation. One that is there and cannot be read counts as wrong, not as absent, so that nobody gets rid of a
 * policy by breaking it.
 *
 * @param organisation the policy that others may extend.
 * @param files the changed files, of which those that are the policy are named.
 */
export function choosePolicy(
  policyFile: PolicyFile,
  organisation: PolicyFile,
  files: FileList,
): ChosenPolicy {
  const inForce = policyFile.kind === 'present' ? policyFile : organisation;
  return {
    ...policyIn(inForce, inForce === organisation ? ABSENT : organisation),
    changedHere: policyPathsAmong(files.items, policyFile),
  };
}

const ABSENT: PolicyFile = { kind: 'absent' };

function policyIn(file: PolicyFile, outer: PolicyFile): Omit<ChosenPolicy, 'changedHere'> {
  const builtin = builtinPolicy();
  if (file.kind === 'absent') return { policy: builtin, identity: identityOf(['absent']) };
  const { path, content } = file;
  const identity = identityOf([textOf(file), textOf(outer)]);
  if (content.kind !== 'text') {
    const problem = {
      message: `The policy ${unreadable(content)}.`,
      line: 1,
      column: 1,
      source: '',
      hint: HINT,
    };
    return { policy: builtin, identity, invalid: { path, problems: [problem] } };
  }
  const reading = readPolicy(content.text, sourceOf(file), organisationPolicy(outer));
  return reading.kind === 'valid'
    ? { policy: reading.policy, identity }
    : { policy: builtin, identity, invalid: { path, problems: reading.problems } };
}

type PresentFile = Extract<PolicyFile, { readonly kind: 'present' }>;

function sourceOf({ path, sha, repository }: PresentFile): PolicySource {
  return { kind: 'file', path, sha, ...(repository === undefined ? {} : { repository }) };
}

function organisationPolicy(file: PolicyFile): OrganisationPolicy {
  if (file.kind === 'absent') return { kind: 'missing', why: 'which has none that the app can read' };
  return file.content.kind === 'text'
    ? { kind: 'text', text: file.content.text, source: sourceOf(file) }
    : { kind: 'missing', why: `which ${unreadable(file.content)}` };
}

function unreadable(content: Exclude<Content, { readonly kind: 'text' }>): string {
  return UNREADABLE[content.kind === 'absent' ? 'not-found' : content.reason];
}

const HINT = 'Make it a regular UTF-8 file of at most 64 KB.';

const UNREADABLE: Readonly<Record<UnreadableReason, string>> = {
  binary: 'is a binary file',
  'invalid-utf8': 'is not valid UTF-8',
  'lfs-pointer': 'is kept in Git LFS, and only a pointer to it can be read',
  symlink: 'is a symbolic link, and what it leads to may change without it',
  submodule: 'is a submodule',
  'too-large': 'is too large to be read',
  'not-sql': 'is not YAML',
  'not-found': 'could not be read at this commit',
};

/** What policies leave out is a built-in one's, so those count too. */
function identityOf(texts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([BUILTIN_VERSION, ...texts]))
    .digest('hex');
}

function textOf(file: PolicyFile): string {
  if (file.kind === 'absent') return 'absent';
  const { path, sha, content } = file;
  return content.kind === 'text' ? `file ${path} ${content.text}` : `${path} ${unreadable(content)} ${sha}`;
}

/**
 * Which of the changed files are the policy: the file itself, and what stands in place of a folder on the way to it
 * (a link or a submodule).
 *
 * @param policyFile that of the base branch.
 */
export function policyPathsAmong(files: readonly ChangedFile[], policyFile: PolicyFile): readonly string[] {
  const policyPath = policyFile.kind === 'present' ? policyFile.path : POLICY_PATH;
  const parts = plain(policyPath).split('/');
  const paths = new Set([policyPath, POLICY_PATH].map(plain));
  for (let depth = 1; depth < parts.length; depth++) paths.add(parts.slice(0, depth).join('/'));
  const touched = files.flatMap(({ path, previousPath, change }) =>
    previousPath === undefined || change === 'copied' ? [path] : [path, previousPath],
  );
  return [...new Set(touched.filter((path) => paths.has(plain(path))))];
}

/** As file systems that ignore case or normalise Unicode would have it. */
function plain(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
