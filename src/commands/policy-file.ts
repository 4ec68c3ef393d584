import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentOfBytes } from '../domain/content.ts';
import { POLICY_PATH } from '../domain/policy.ts';
import type { ChangedFile, PolicyFile } from '../domain/snapshot.ts';
import { type ChosenPolicy, choosePolicy } from '../gate/choose-policy.ts';
import type { Entries } from '../usecases/ports/work-tree.ts';
import { CannotRun } from './cannot-run.ts';

/** A policy that was named on the command line. */
export function namedPolicy(path: string, cwd: string): PolicyFile {
  try {
    const content = contentOfBytes(readFileSync(resolve(cwd, path)));
    return { kind: 'present', path, sha: '', content };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(`The policy ${path} cannot be read (${why}).`);
  }
}

/** The repository's own policy, as it was read. */
export function ownPolicy(entries: Entries): PolicyFile {
  const { content, blob = '' } = entries[POLICY_PATH] ?? { content: { kind: 'absent' } };
  return content.kind === 'absent'
    ? { kind: 'absent' }
    : { kind: 'present', path: POLICY_PATH, sha: blob, content };
}

/**
 * The policy to go by.
 *
 * @param changed what the change changes: where it mends a policy with errors, the built-in one counts, as it
 *   would on GitHub.
 * @throws CannotRun with everything that is wrong with the policy.
 */
export function policyInForce(file: PolicyFile, changed: readonly ChangedFile[]): ChosenPolicy {
  const chosen = choosePolicy(file, { kind: 'absent' }, { complete: true, items: changed });
  if (chosen.invalid === undefined || chosen.changedHere.length > 0) return chosen;
  const { path, problems } = chosen.invalid;
  const lines = problems.map(
    ({ message, line, column, hint }) =>
      `  ${path}:${line}:${column}: ${message}${hint === undefined ? '' : ` ${hint}`}`,
  );
  throw new CannotRun(['The policy has errors:', ...lines].join('\n'));
}
