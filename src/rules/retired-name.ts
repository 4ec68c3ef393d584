const PREFIX = '_deprecated_';

/** PostgreSQL cuts longer names off (NAMEDATALEN, less its last byte). */
const MOST_BYTES = 63;

/** The name of a table or column that nothing uses any more, put out of the way before it is dropped. */
export function retiredName(name: string): string {
  const characters = [...`${PREFIX}${name}`];
  while (Buffer.byteLength(characters.join('')) > MOST_BYTES) characters.pop();
  return characters.join('');
}

/** Whether a rename puts something out of the way instead of giving it a new use. */
export function isRetired(name: string, newName: string): boolean {
  return newName === retiredName(name) || newName === `${PREFIX}${name}` || newName === `${name}_deprecated`;
}
