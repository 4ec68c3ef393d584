import { createHash } from 'node:crypto';
import type { UnreadableReason } from '../domain/migration.ts';
import { POLICY_PATH, type Policy, type PolicyProblem } from '../domain/policy.ts';
import type { FileList, PolicyFile } from '../domain/snapshot.ts';
import { builtinPolicy } from '../policy/builtin/builtin.ts';
import { readPolicy } from '../policy/read-policy.ts';

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
 * The policy in force: the base branch's own, never that of the pull request. One that is there and cannot be read
 * counts as wrong, not as absent, so that nobody gets rid of a policy by breaking it.
 *
 * @param files the changed files, of which those that are the policy are named.
 */
export function choosePolicy(policyFile: PolicyFile, files: FileList): ChosenPolicy {
  const path = policyFile.kind === 'present' ? policyFile.path : POLICY_PATH;
  return { ...policyIn(policyFile), changedHere: policyPathsAmong(files, path) };
}

function policyIn(policyFile: PolicyFile): Omit<ChosenPolicy, 'changedHere'> {
  const builtin = builtinPolicy();
  if (policyFile.kind === 'absent') return { policy: builtin, identity: identityOf(builtin, 'absent') };
  const { path, sha, content } = policyFile;
  if (content.kind !== 'text') {
    const reason = content.kind === 'absent' ? 'not-found' : content.reason;
    const problem = {
      message: `The policy ${UNREADABLE[reason]}.`,
      line: 1,
      column: 1,
      source: '',
      hint: HINT,
    };
    return {
      policy: builtin,
      identity: identityOf(builtin, `unreadable ${reason} ${sha}`),
      invalid: { path, problems: [problem] },
    };
  }
  const identity = identityOf(builtin, `file ${path} ${content.text}`);
  const reading = readPolicy(content.text, { kind: 'file', path, sha });
  return reading.kind === 'valid'
    ? { policy: reading.policy, identity }
    : { policy: builtin, identity, invalid: { path, problems: reading.problems } };
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

/** What a policy file leaves out is the built-in policy's, so that one counts too. */
function identityOf({ source }: Policy, own: string): string {
  return createHash('sha256')
    .update(`${source.kind === 'builtin' ? source.version : ''}\n${own}`)
    .digest('hex');
}

/** The file itself, and what stands in place of a folder on the way to it (a link or a submodule). */
function policyPathsAmong(files: FileList, policyPath: string): readonly string[] {
  const parts = plain(policyPath).split('/');
  const paths = new Set([policyPath, POLICY_PATH].map(plain));
  for (let depth = 1; depth < parts.length; depth++) paths.add(parts.slice(0, depth).join('/'));
  const touched = files.items.flatMap(({ path, previousPath, change }) =>
    previousPath === undefined || change === 'copied' ? [path] : [path, previousPath],
  );
  return [...new Set(touched.filter((path) => paths.has(plain(path))))];
}

/** As file systems that ignore case or normalise Unicode would have it. */
function plain(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
