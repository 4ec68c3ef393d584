import type { Block } from './description.ts';
import { looseWords } from './loose-words.ts';
import { isPlaceholder, saysNone } from './placeholder.ts';

/** What there may be nothing to say of, as words of a heading. */
const MAY_BE_NOTHING: ReadonlySet<string> = new Set([
  'related',
  'links',
  'linked',
  'dependencies',
  'impact',
  'performance',
  'breaking',
  'downtime',
  'notes',
  'screenshots',
]);

/** Whether a section has words that no template has put there. A box counts once it is ticked. */
export function hasOwnWords(section: readonly Block[], heading: string): boolean {
  const mayBeNothing = looseWords(heading)
    .split(' ')
    .some((word) => MAY_BE_NOTHING.has(word));
  return section.some((block) => isOwn(block, mayBeNothing));
}

function isOwn(block: Block, mayBeNothing: boolean): boolean {
  const isSaid = (text: string) => (saysNone(text) ? mayBeNothing : !isPlaceholder(text));
  switch (block.kind) {
    case 'heading':
      return false;
    case 'box':
      return block.ticked;
    case 'line':
      return isSaid(block.label?.value ?? block.text);
    case 'code':
      return isSaid(block.text.replace(/^(?:--|#|\/\/)\s*/, ''));
  }
}
