import type { PolicyReading, PolicySource } from '../domain/policy.ts';
import { builtinPolicy } from './builtin/builtin.ts';
import { readOn } from './read-on.ts';

/**
 * Reads a repository's policy: the policy as it is used, or everything that is wrong with the text, each with its
 * line and column and what was probably meant. What the text leaves out is as in the built-in policy. Never throws.
 *
 * @param source where the text came from; the policy carries it.
 */
export function readPolicy(text: string, source: PolicySource): PolicyReading {
  return readOn(builtinPolicy(), text, source);
}
