import { type CallArguments, stringOf, textOf, type Value } from './value.ts';

/** Methods of constant strings that migrations use to put SQL together. */
export function callStringMethod(of: Value, method: string, call: CallArguments): Value | undefined {
  if (of.kind !== 'string') return undefined;
  switch (method) {
    case 'format':
      return format(of.value, call);
    case 'join':
      return join(of.value, call.positional[0]);
    case 'strip':
      return call.positional.length === 0 ? stringOf(of.value.trim()) : undefined;
    case 'lower':
      return stringOf(of.value.toLowerCase());
    case 'upper':
      return stringOf(of.value.toUpperCase());
    case 'replace': {
      const [from, to] = call.positional;
      if (from?.kind !== 'string' || to?.kind !== 'string') return undefined;
      return stringOf(of.value.replaceAll(from.value, () => to.value));
    }
    case 'split': {
      const [by] = call.positional;
      const pieces =
        by === undefined
          ? of.value.trim().split(/\s+/)
          : by.kind === 'string'
            ? of.value.split(by.value)
            : undefined;
      return pieces === undefined ? undefined : { kind: 'sequence', items: pieces.map(stringOf) };
    }
    default:
      return undefined;
  }
}

function join(separator: string, list: Value | undefined): Value | undefined {
  if (list?.kind !== 'sequence') return undefined;
  const pieces = list.items.map((item) => (item.kind === 'string' ? item.value : undefined));
  return pieces.includes(undefined) ? undefined : stringOf(pieces.join(separator));
}

function format(pattern: string, call: CallArguments): Value | undefined {
  let next = 0;
  let certain = true;
  const text = pattern.replace(/\{\{|\}\}|\{(\w*)\}|\{[^}]*\}/g, (whole, field: string | undefined) => {
    if (whole === '{{' || whole === '}}') return whole.slice(1);
    const value =
      field === undefined
        ? undefined
        : field === ''
          ? call.positional[next++]
          : (call.named[field] ?? call.positional[Number(field)]);
    const piece = value === undefined ? undefined : textOf(value);
    if (piece === undefined) certain = false;
    return piece ?? '';
  });
  return certain ? stringOf(text) : undefined;
}

/** `textwrap.dedent`: removes the white space that all lines begin with. */
export function dedent(text: string): string {
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line.slice(common)))
    .join('\n');
}
