/** Something that GitHub's schema has and the stand-in does not: never answered with null. */
export class Gap extends Error {
  override readonly name = 'Gap';

  constructor(what: string) {
    super(`The stand-in does not know ${what}: teach it in graphql/.`);
  }
}

/** Throws a gap when arguments were given that the resolver does not read. */
export function onlyKnown(where: string, unread: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(unread).filter((name) => unread[name] !== undefined && unread[name] !== null);
  if (names.length > 0) throw new Gap(`the arguments ${names.join(', ')} of ${where}`);
}
