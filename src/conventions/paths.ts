import picomatch from 'picomatch';

/** As the policy's other globs are read: a path may begin with a dot, and `!` turns nothing around. */
const OPTIONS = { dot: true, nonegate: true, noextglob: true } as const;

/** Longer ones are no paths that people write, and built to be slow to match they would be. */
const LONGEST_PATH = 500;

/** Tells whether a path is one of those that the globs mean. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const matches = picomatch([...globs], OPTIONS);
  return (path) => path.length <= LONGEST_PATH && matches(path);
}

/** Whether a glob may mean several files. */
export function isGlob(glob: string): boolean {
  return picomatch.scan(glob).isGlob;
}
