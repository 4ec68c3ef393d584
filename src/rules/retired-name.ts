/** The name of a table or column that nothing uses any more, put out of the way before it is dropped. */
export function retiredName(name: string): string {
  return `_deprecated_${name}`;
}

/** Whether a rename puts something out of the way instead of giving it a new use. */
export function isRetired(name: string, newName: string): boolean {
  return newName === retiredName(name) || newName === `${name}_deprecated`;
}
