/** Spaces in the place of a text, its line ends kept, so that the places of what follows stay. */
export function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}
