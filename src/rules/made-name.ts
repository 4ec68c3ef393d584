/** PostgreSQL cuts longer names off (NAMEDATALEN, less its last byte). */
const MOST_BYTES = 63;

/**
 * A name for something new, as PostgreSQL makes it of a table, its columns and what it is (`makeObjectName` in
 * src/backend/commands/indexcmds.c): where the whole were too long, the longer of the first two is cut off first.
 */
export function madeName([first, second]: readonly [string, string?], ending: string): string {
  const parts = [[...first], ...(second === undefined ? [] : [[...second]])];
  const whole = () => [...parts.map((part) => part.join('')), ending].join('_');
  while (Buffer.byteLength(whole()) > MOST_BYTES)
    parts.reduce((longest, part) => (part.length >= longest.length ? part : longest)).pop();
  return whole();
}

/**
 * The name of a table or column that nothing uses any more, put out of the way before it is dropped.
 *
 * @param prefix the team's own, where it has one.
 */
export function retiredName(name: string, prefix: string = RETIRED): string {
  const characters = [...`${prefix}${name}`];
  while (Buffer.byteLength(characters.join('')) > MOST_BYTES) characters.pop();
  return characters.join('');
}

/** Whether a rename puts something out of the way instead of giving it a new use. */
export function isRetired(name: string, newName: string): boolean {
  return newName === retiredName(name) || newName === `${RETIRED}${name}` || newName === `${name}_deprecated`;
}

const RETIRED = '_deprecated_';
