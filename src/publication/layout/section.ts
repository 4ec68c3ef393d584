import { sizeOf } from './size.ts';

/** A part of a text that has to fit a limit. */
export interface Section {
  /** How much of the room it deserves, beside the others, when not everything fits. */
  readonly weight: number;
  /** Its text in at most `room` bytes, with what was left out counted in it; '' when not even that fits. */
  readonly within: (room: number) => string;
}

/**
 * One entry of a section: as it should be, and shorter for when room is scarce. Written when asked for, so that
 * of 5,000 entries only those are that may fit.
 */
export interface Block {
  readonly full: () => string;
  readonly short?: () => string;
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
  const { open, between, close, omitted } = frame;
  const framed = (texts: readonly string[], left: number) =>
    `${open}${texts.join(between)}${left === 0 ? '' : `\n\n${omitted(left)}`}${close}`;
  return {
    weight: frame.weight,
    within: (room) => {
      if (blocks.length === 0) return '';
      const whole = allOf(blocks, room - sizeOf(framed([], 0)), sizeOf(between));
      if (whole !== undefined) return framed(whole, 0);
      const free = room - sizeOf(framed([], blocks.length));
      if (free < 0) return '';
      const texts = someOf(blocks, free, sizeOf(between));
      return framed(texts, blocks.length - texts.length);
    },
  };
}

/** All entries in full, if they fit. */
function allOf(blocks: readonly Block[], room: number, between: number): readonly string[] | undefined {
  const texts: string[] = [];
  let used = -between;
  for (const block of blocks) {
    const text = block.full();
    used += sizeOf(text) + between;
    if (used > room) return undefined;
    texts.push(text);
  }
  return texts;
}

/** The first entries in full up to half of the room, then short ones; what is left over lengthens the first. */
function someOf(blocks: readonly Block[], room: number, between: number): readonly string[] {
  const texts: string[] = [];
  let used = 0;
  for (const { full, short = full } of blocks) {
    const text = used < room / 2 ? fitting(full, room / 2 - used - between) : undefined;
    const chosen = text ?? short();
    if (used + sizeOf(chosen) + between > room) break;
    texts.push(chosen);
    used += sizeOf(chosen) + between;
  }
  return texts.map((text, index) => {
    const longer = blocks[index]?.short && fitting(blocks[index].full, room - used + sizeOf(text));
    if (longer === undefined) return text;
    used += sizeOf(longer) - sizeOf(text);
    return longer;
  });
}

function fitting(write: () => string, room: number): string | undefined {
  const text = write();
  return sizeOf(text) <= room ? text : undefined;
}
