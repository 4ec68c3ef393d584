import type { Section } from './section.ts';
import { sizeOf } from './size.ts';

const BETWEEN = '\n\n';

/**
 * The sections, one after the other, in at most `room` bytes. When not all fits, each gets room by its weight,
 * and what a small one does not need goes to the others.
 */
export function fitSections(sections: readonly Section[], room: number): string {
  const free = room - sections.length * sizeOf(BETWEEN);
  const alone = sections.map((section) => section.within(free));
  const rooms = shares(sections, alone.map(sizeOf), free);
  return sections
    .map((section, index) =>
      sizeOf(alone[index] ?? '') <= (rooms[index] ?? 0) ? alone[index] : section.within(rooms[index] ?? 0),
    )
    .filter((text) => text !== '')
    .join(BETWEEN);
}

/** How much each may take of the room: what it needs, or its share of what is left. */
function shares(sections: readonly Section[], needs: readonly number[], room: number): readonly number[] {
  const rooms = [...needs];
  const open = new Set(sections.keys());
  let left = room;
  for (;;) {
    const weights = [...open].reduce((sum, index) => sum + (sections[index]?.weight ?? 0), 0);
    const shareOf = (index: number) => Math.floor((left * (sections[index]?.weight ?? 0)) / weights);
    const content = [...open].filter((index) => (rooms[index] ?? 0) <= shareOf(index));
    if (content.length === 0) {
      for (const index of open) rooms[index] = shareOf(index);
      return rooms;
    }
    for (const index of content) {
      open.delete(index);
      left -= rooms[index] ?? 0;
    }
  }
}
