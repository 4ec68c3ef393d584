import { type CallArguments, NONE, textOf, type Value } from './value.ts';

/** Methods of constant dictionaries that loops and lookups use. */
export function callDictionaryMethod(of: Value, method: string, call: CallArguments): Value | undefined {
  if (of.kind !== 'dictionary') return undefined;
  switch (method) {
    case 'items':
      return {
        kind: 'sequence',
        items: of.entries.map(([key, value]) => ({ kind: 'sequence', items: [key, value] })),
      };
    case 'keys':
      return { kind: 'sequence', items: of.entries.map(([key]) => key) };
    case 'values':
      return { kind: 'sequence', items: of.entries.map(([, value]) => value) };
    case 'get': {
      const [key, fallback] = call.positional;
      const text = key === undefined ? undefined : textOf(key);
      if (text === undefined) return undefined;
      return of.entries.find(([entry]) => textOf(entry) === text)?.[1] ?? fallback ?? NONE;
    }
    default:
      return undefined;
  }
}
