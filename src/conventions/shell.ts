/** `git mv` from one path to the other, for a POSIX shell. */
export function gitMove(from: string, to: string): string {
  return `git mv ${shellWord(from)} ${shellWord(to)}`;
}

/** A path may hold whatever its author put there, and is never more than one word of a command. */
export function shellWord(path: string): string {
  return /^[\w./+=@%-]+$/.test(path) && !path.startsWith('-') ? path : `'./${path.replaceAll("'", `'\\''`)}'`;
}
