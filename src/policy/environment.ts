import picomatch from 'picomatch';
import type { Policy } from '../domain/policy.ts';

/** The name of the first environment that one of its branches leads to. */
export function environmentOf(
  { environments }: Pick<Policy, 'environments'>,
  baseBranch: string,
): string | undefined {
  return environments.find(({ branches }) => picomatch.isMatch(baseBranch, [...branches], OPTIONS))?.name;
}

/** As paths are matched: a branch may begin with a dot, and `!` turns nothing around. */
const OPTIONS = { dot: true, nonegate: true, noextglob: true } as const;
