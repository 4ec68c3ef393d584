import { UNSEEN } from '../publication/markdown/visible.ts';

/**
 * JSON that may be looked at in a terminal: what is not seen, or would steer it, is written as an escape, which a
 * reader of JSON takes for the same text.
 *
 * @param indent spaces for each level; without it all is on one line.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN, (character) =>
    character === '\n' ? character : escaped(character),
  );
}

/** In UTF-16 code units, as JSON has it. */
function escaped(character: string): string {
  return character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
