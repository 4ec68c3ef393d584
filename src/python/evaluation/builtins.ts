import { type CallArguments, NONE, stringOf, textOf, type Value } from './value.ts';

/** The longest list that `range` is followed through. */
const LONGEST_RANGE = 5_000;

/** Python's own functions, as far as constants go; undefined for what is not known. */
export function callBuiltin(name: string, { positional }: CallArguments): Value | undefined {
  const [first] = positional;
  const items = first === undefined ? undefined : itemsOf(first);
  switch (name) {
    case 'print':
      return NONE;
    case 'str': {
      const text = first === undefined ? '' : textOf(first);
      return text === undefined ? undefined : stringOf(text);
    }
    case 'len':
      if (first?.kind === 'string') return numberOf([...first.value].length);
      return items === undefined ? undefined : numberOf(items.length);
    case 'list':
    case 'tuple':
      return first === undefined ? { kind: 'sequence', items: [] } : listOf(items);
    case 'reversed':
      return listOf(items?.toReversed());
    case 'sorted':
      return listOf(sortedTexts(items));
    case 'enumerate':
      return listOf(items?.map((item, index) => ({ kind: 'sequence', items: [numberOf(index), item] })));
    case 'zip':
      return zip(positional.map(itemsOf));
    case 'range':
      return range(positional);
    default:
      return undefined;
  }
}

/** What a loop over the value goes through; undefined where that is not known. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'sequence') return value.items;
  return value.kind === 'dictionary' ? value.entries.map(([key]) => key) : undefined;
}

function numberOf(value: number): Value {
  return { kind: 'number', value, text: String(value) };
}

function listOf(items: readonly Value[] | undefined): Value | undefined {
  return items === undefined ? undefined : { kind: 'sequence', items };
}

function sortedTexts(items: readonly Value[] | undefined): readonly Value[] | undefined {
  if (items === undefined || items.some((item) => item.kind !== 'string')) return undefined;
  return items.toSorted((a, b) => ((textOf(a) ?? '') < (textOf(b) ?? '') ? -1 : 1));
}

function zip(lists: readonly (readonly Value[] | undefined)[]): Value | undefined {
  const known = lists.filter((list) => list !== undefined);
  if (known.length !== lists.length) return undefined;
  const length = Math.min(...known.map((list) => list.length));
  return listOf(
    Array.from({ length }, (_, index) => ({
      kind: 'sequence',
      items: known.flatMap((list) => list[index] ?? []),
    })),
  );
}

function range(positional: readonly Value[]): Value | undefined {
  const numbers = positional.map((value) => (value.kind === 'number' ? value.value : Number.NaN));
  const [start, stop, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  if (start === undefined || stop === undefined || !(step > 0)) return undefined;
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= LONGEST_RANGE)) return undefined;
  return listOf(Array.from({ length }, (_, index) => numberOf(start + index * step)));
}
