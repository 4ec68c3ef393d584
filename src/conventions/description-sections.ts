import type { Block } from './description.ts';
import { beginsLoosely, looseWords } from './loose-words.ts';

/**
 * What stands below each heading that begins with these words: down to the next one of its depth, or behind a bold
 * line to the next bold one.
 */
export function sectionsCalled(blocks: readonly Block[], heading: string): readonly (readonly Block[])[] {
  return blocks.flatMap((block, at): readonly (readonly Block[])[] => {
    if (block.kind === 'heading') {
      if (!beginsLoosely(block.text, heading)) return [];
      return [until(blocks.slice(at + 1), (next) => next.kind === 'heading' && next.depth <= block.depth)];
    }
    if (block.kind !== 'line' || block.label?.bold !== true || !beginsLoosely(block.label.name, heading))
      return [];
    const own = block.label.value === '' ? [] : [{ kind: 'line', text: block.label.value } as const];
    const below = until(
      blocks.slice(at + 1),
      (next) => next.kind === 'heading' || (next.kind === 'line' && next.label?.bold === true),
    );
    return [[...own, ...below]];
  });
}

/** What a description says under a label, or below a heading of that name: the first line, or the ticked box. */
export function valuesOf(blocks: readonly Block[], labels: readonly string[]): readonly string[] {
  return blocks.flatMap((block, at) => {
    const label = block.kind === 'heading' || block.kind === 'line' ? block.label : undefined;
    if (label === undefined || !labels.includes(looseWords(label.name))) return [];
    if (label.value !== '') return [label.value];
    const below = until(blocks.slice(at + 1), ({ kind }) => kind === 'heading');
    const said = below.find((next) => next.kind === 'line' || (next.kind === 'box' && next.ticked));
    return said === undefined ? [] : [said.text];
  });
}

function until(blocks: readonly Block[], ends: (block: Block) => boolean): readonly Block[] {
  const end = blocks.findIndex(ends);
  return end < 0 ? blocks : blocks.slice(0, end);
}
