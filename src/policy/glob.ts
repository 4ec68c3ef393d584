/** More of them make matching slow on paths that somebody builds for that. */
const MOST_IN_SEGMENT = 3;
const MOST_DEEP = 2;

/** What is wrong with a glob, in a sentence without a stop; undefined for a good one. */
export function globFault(glob: string): string | undefined {
  if (glob.trim() === '') return 'A path is empty';
  if (glob.length > 200) return 'A path is longer than 200 characters';
  if (glob.startsWith('!'))
    return 'A path cannot be turned around with `!`: write it under `migrations.ignore`';
  if (/^\.{0,2}\//.test(glob)) return 'A path begins at the top of the repository, without `/` or `./`';
  if (glob.includes('\\')) return 'Folders are divided by `/`, and there is no escaping with `\\`';
  if (glob.endsWith('/')) return `A folder alone matches nothing: write \`${glob}**\``;
  if (!areBalanced(glob)) return 'A bracket or brace of the path is not closed';
  const segments = glob.split('/');
  if (segments.filter((segment) => segment.includes('**')).length > MOST_DEEP)
    return `A path has at most ${MOST_DEEP} \`**\``;
  const stars = segments.map((segment) => segment.replaceAll('**', '*').split('*').length - 1);
  if (stars.some((count) => count > MOST_IN_SEGMENT))
    return `A name of a path has at most ${MOST_IN_SEGMENT} \`*\``;
  return undefined;
}

function areBalanced(glob: string): boolean {
  const count = (character: string) => glob.split(character).length;
  return count('{') === count('}') && count('[') === count(']');
}
