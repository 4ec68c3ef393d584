import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { contentOfBytes } from '../../domain/content.ts';
import { POLICY_PATH, type PolicyReading, type PolicySource } from '../../domain/policy.ts';
import { type OrganisationPolicy, readPolicy } from '../../policy/read-policy.ts';
import { CannotRun } from '../cannot-run.ts';
import { locate } from '../locate.ts';

/** A policy on this machine. */
export interface OpenPolicy {
  /** As whoever asked would write it. */
  readonly path: string;
  readonly text: string;
  readonly reading: PolicyReading;
}

/** Which files were named. */
export interface PolicyFiles {
  readonly file?: string;
  readonly organisation?: string;
}

/**
 * Reads a policy as the gate would, with that of the organisation where its file is named.
 *
 * @throws CannotRun where a file that was named, or the repository's own, cannot be read.
 */
export function openPolicy(files: PolicyFiles, cwd: string): OpenPolicy {
  const path = files.file ?? ownPath(cwd);
  const text = textAt(path, cwd);
  return { path, text, reading: readPolicy(text, sourceAt(path), organisationPolicy(files, cwd)) };
}

/** The same where the repository may have none: then the organisation's is in force, or else the built-in one. */
export function openPolicyInForce(files: PolicyFiles, cwd: string): OpenPolicy {
  const own = files.file ?? ownPath(cwd);
  if (files.file !== undefined || isThere(own, cwd)) return openPolicy({ ...files, file: own }, cwd);
  if (files.organisation !== undefined) return openPolicy({ file: files.organisation }, cwd);
  return { path: 'the built-in policy', text: NOTHING_OWN, reading: readPolicy(NOTHING_OWN, sourceAt(own)) };
}

/** A file that says nothing itself. */
const NOTHING_OWN = 'version: 1\n';

/** Where the repository's policy is, from the current folder. */
export function ownPath(cwd: string, path = POLICY_PATH): string {
  return relative(cwd, join(locate([], cwd).root, path))
    .split(sep)
    .join('/');
}

/** @throws CannotRun where the file is not there, or not text. */
export function textAt(path: string, cwd: string): string {
  try {
    const content = contentOfBytes(readFileSync(resolve(cwd, path)));
    if (content.kind === 'text') return content.text;
  } catch (error) {
    throw new CannotRun(
      `${path} cannot be read (${codeOf(error)}): see that it is there, or name another file.`,
    );
  }
  throw new CannotRun(`${path} is no text: make it a UTF-8 file of at most 64 KB.`);
}

function isThere(path: string, cwd: string): boolean {
  try {
    readFileSync(resolve(cwd, path));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new CannotRun(`${path} cannot be read (${codeOf(error)}).`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function organisationPolicy({ organisation }: PolicyFiles, cwd: string): OrganisationPolicy {
  return organisation === undefined
    ? { kind: 'missing', why: 'which is not at hand here: name its file with `--organisation`' }
    : { kind: 'text', text: textAt(organisation, cwd), source: sourceAt(organisation) };
}

function sourceAt(path: string): PolicySource {
  return { kind: 'file', path, sha: '' };
}
