import type { Block } from './description.ts';
import { beginsLoosely, looseWords } from './loose-words.ts';

/** What a description makes of a box. */
export type BoxState = 'ticked' | 'unticked' | 'absent';

/**
 * The state of the box with a text, without regard to case and marks. One that says more than that is meant where none
 * says just that.
 */
export function boxState(blocks: readonly Block[], text: string): BoxState {
  const boxes = blocks.filter((block) => block.kind === 'box');
  const exact = boxes.filter((box) => looseWords(box.text) === looseWords(text));
  const meant = exact.length > 0 ? exact : boxes.filter((box) => beginsLoosely(box.text, text));
  if (meant.length === 0) return 'absent';
  return meant.every(({ ticked }) => ticked) ? 'ticked' : 'unticked';
}
