/** `1 approval`, `2 approvals`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A commit as people cite it. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** The start of a path's anchor on the files tab. */
export function fileAnchor(path: string): string {
  return `file-${path.replace(/[^\w.-]/g, '-')}`;
}
