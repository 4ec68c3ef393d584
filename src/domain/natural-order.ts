/** Numbers by their value however they are padded, so that 2 is before 10 and 099 before 099A; the rest by code unit. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at], right[at]];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const order = comparePart(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

/** The same for texts that are equal in that order, and for no others. */
export function naturalKey(text: string): string {
  return partsOf(text).map(unpadded).join('');
}

function unpadded(part: string): string {
  return part.replace(/^0+(?=\d)/, '');
}

function partsOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function comparePart(a: string, b: string): number {
  const [one, other] = [unpadded(a), unpadded(b)];
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  if (numbers && one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}
