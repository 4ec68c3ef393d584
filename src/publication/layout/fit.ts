import type { Section } from './section.ts';
import { sizeOf } from './size.ts';

const BETWEEN = '\n\n';

/**
 * The sections, one after the other, in at most `room` bytes. When not all fits, each gets room by its weight,
 * and what a small one does not need goes to the others.
 */
export function fitSections(sections: readonly Section[], room: number): string {
  const rooms = shares(sections, room - sections.length * sizeOf(BETWEEN));
  return sections
    .map((section, index) => section.within(rooms[index] ?? 0))
    .filter((text) => text !== '')
    .join(BETWEEN);
}

function shares(sections: readonly Section[], room: number): readonly number[] {
  const rooms = sections.map((section) => sizeOf(section.within(Number.POSITIVE_INFINITY)));
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
