import { sizeOf } from './size.ts';

/** A part of a text that has to fit a limit. */
export interface Section {
  /** How much of the room it deserves, beside the others, when not everything fits. */
  readonly weight: number;
  /** Its text in at most `room` bytes, with what was left out counted in it; '' when not even that fits. */
  readonly within: (room: number) => string;
}

/** One entry of a section: as it should be, and shorter for when room is scarce. */
export interface Block {
  readonly full: string;
  readonly short?: string;
}

export interface Frame {
  readonly weight: number;
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** Says that so many entries were left out, and where they are to be seen. */
  readonly omitted: (count: number) => string;
}

/** A section of entries, the most important first: shortened first, then left out from the end; never cut. */
export function listSection(frame: Frame, blocks: readonly Block[]): Section {
  const framed = (texts: readonly string[], note: string) =>
    `${frame.open}${texts.join(frame.between)}${note}${frame.close}`;
  return {
    weight: frame.weight,
    within: (room) => {
      if (blocks.length === 0) return '';
      const whole = framed(
        blocks.map((block) => block.full),
        '',
      );
      if (sizeOf(whole) <= room) return whole;
      const noteFor = (count: number) => (count === 0 ? '' : `\n\n${frame.omitted(count)}`);
      const free = room - sizeOf(framed([], noteFor(blocks.length)));
      if (free < 0) return '';
      const texts = chosen(blocks, free, sizeOf(frame.between));
      return framed(texts, noteFor(blocks.length - texts.length));
    },
  };
}

/** The first entries in full up to half of the room, then short ones; what is left over lengthens the first. */
function chosen(blocks: readonly Block[], room: number, between: number): readonly string[] {
  const texts: string[] = [];
  let used = 0;
  for (const { full, short = full } of blocks) {
    const text = used + sizeOf(full) + between <= room / 2 ? full : short;
    if (used + sizeOf(text) + between > room) break;
    texts.push(text);
    used += sizeOf(text) + between;
  }
  return texts.map((text, index) => {
    const full = blocks[index]?.full ?? text;
    const longer = sizeOf(full) - sizeOf(text);
    if (longer <= 0 || used + longer > room) return text;
    used += longer;
    return full;
  });
}
