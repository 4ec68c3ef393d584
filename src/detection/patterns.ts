import picomatch from 'picomatch';
import { LONGEST_PATH, plainPath } from './path.ts';

/**
 * Whether a path is one of those that the globs mean: as it is written, or as a person reads it, without regard to
 * case. A path of absurd length counts as meant, and so does one that stands where a folder of theirs should be
 * (a link or a submodule).
 *
 * @param globs `*` stays within a folder, `**` does not, `{a,b}` is either.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const exactly = picomatch([...globs], OPTIONS);
  const plainly = picomatch(globs.map(plainPath), { ...OPTIONS, nocase: true });
  const folders = globs.map((glob) => plainPath(picomatch.scan(glob).base).toLowerCase());
  return (path) => {
    if (path.length > LONGEST_PATH) return true;
    const plain = plainPath(path);
    return (
      exactly(path) ||
      plainly(plain) ||
      folders.some((folder) => `${folder}/`.startsWith(`${plain.toLowerCase()}/`))
    );
  };
}

/** Whether a path is left out: only when it is written just as the globs have it. */
export function ignoreMatcher(globs: readonly string[]): (path: string) => boolean {
  const exactly = picomatch([...globs], OPTIONS);
  return (path) => path.length <= LONGEST_PATH && exactly(path);
}

const OPTIONS = { dot: true, nonegate: true, noextglob: true, strictBrackets: false } as const;
