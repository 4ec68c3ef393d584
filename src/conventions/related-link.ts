import type { Block } from './description.ts';
import { sectionsCalled } from './description-sections.ts';
import { looseWords } from './loose-words.ts';
import { saysNone } from './placeholder.ts';

/** How headings begin below which links to related work belong. */
const RELATED = ['related', 'linked', 'links', 'dependencies', 'depends on'];

/** A pull request or an issue, by its address, `owner/repo#12`, `#12` or `GH-12`. */
const LINK =
  /https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+\/(?:pull|issues)\/\d+|(?<![\w`/.#&-])(?:(?:[\w.-]+\/[\w.-]+)?#|GH-)\d+\b/i;

/** A sentence that there is none. */
const NO_RELATED =
  /^no (?:related|linked|other|further|code|frontend|front end|backend|back end|pull|prs?|issues?)\b/;

/**
 * Whether a description links to a related pull request or issue, or says that there is none: below the headings for
 * that, or anywhere where it has none of them.
 */
export function tellsRelated(blocks: readonly Block[]): boolean {
  const sections = RELATED.flatMap((heading) => sectionsCalled(blocks, heading));
  if (sections.length > 0)
    return sections.some((section) => section.some((block) => tells(block, saysNoneHere)));
  return blocks.some((block) => tells(block, saysNoneRelated));
}

function tells(block: Block, says: (text: string) => boolean): boolean {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return false;
    case 'box':
      // One that is not ticked was not chosen.
      return block.ticked && (LINK.test(block.text) || says(block.text));
    case 'line':
      return LINK.test(block.text) || says(block.text);
  }
}

/** Below a heading of its own: `None`, `No code changes`. */
function saysNoneHere(text: string): boolean {
  return saysNone(text) || NO_RELATED.test(looseWords(text));
}

/** Where anything may stand: `Related PRs: none`, `No related pull requests`. */
function saysNoneRelated(text: string): boolean {
  const words = looseWords(text);
  if (/^no (?:related|linked)\b/.test(words)) return true;
  return /^(?:related|linked)\b/.test(words) && saysNoneHere(text.slice(text.indexOf(':') + 1));
}
