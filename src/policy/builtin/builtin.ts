import { createHash } from 'node:crypto';
import type { Policy } from '../../domain/policy.ts';
import { readOn } from '../read-on.ts';
import { BLANK } from '../resolve.ts';
import { DEFAULT_POLICY } from './default.ts';

/** The policy of repositories that have none, and what counts where a repository's own says nothing. */
export function builtinPolicy(): Policy {
  return BUILTIN;
}

const BUILTIN = readBuiltin('default', DEFAULT_POLICY);

/** A built-in policy is versioned by its text, so that no approval outlives a change of it unseen. */
function readBuiltin(name: string, text: string): Policy {
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const reading = readOn(BLANK, text, { kind: 'builtin', name, version });
  if (reading.kind === 'valid') return reading.policy;
  const problems = reading.problems.map(({ line, message }) => `line ${line}: ${message}`);
  throw new Error(
    `The built-in policy ${name} has errors, which a test should have shown: ${problems.join(' ')}`,
  );
}
