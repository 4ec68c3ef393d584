import { equalValues, stringOf, textOf, type Value } from './value.ts';

/** `+` on strings, lists and whole numbers. */
export function addValues(left: Value, right: Value): Value | undefined {
  if (left.kind === 'string' && right.kind === 'string') return stringOf(left.value + right.value);
  if (left.kind === 'sequence' && right.kind === 'sequence')
    return { kind: 'sequence', items: [...left.items, ...right.items] };
  if (left.kind === 'number' && right.kind === 'number') {
    const value = left.value + right.value;
    return { kind: 'number', value, text: String(value) };
  }
  return undefined;
}

/** `"… %s …" % values` with `%s`, `%d` and `%%` only. */
export function formatPercent(left: Value, right: Value): Value | undefined {
  if (left.kind !== 'string') return undefined;
  const values = right.kind === 'sequence' ? right.items : [right];
  let used = 0;
  let certain = true;
  const text = left.value.replace(
    /%(\(\w+\))?([\s\S])/g,
    (_whole, name: string | undefined, conversion: string) => {
      if (conversion === '%') return '%';
      const value = name === undefined && /[sd]/.test(conversion) ? values[used++] : undefined;
      const piece = value === undefined ? undefined : textOf(value);
      if (piece === undefined) certain = false;
      return piece ?? '';
    },
  );
  return certain && used === values.length ? stringOf(text) : undefined;
}

/** `==`, `!=`, `is`, `is not`, `in`, `not in` on constants. */
export function compareValues(operator: string, left: Value, right: Value): Value | undefined {
  const answer = (value: boolean | undefined): Value | undefined =>
    value === undefined ? undefined : { kind: 'boolean', value };
  const contains = (): boolean | undefined => {
    if (left.kind === 'string' && right.kind === 'string') return right.value.includes(left.value);
    if (right.kind !== 'sequence') return undefined;
    const equal = right.items.map((item) => equalValues(left, item));
    return equal.includes(true) ? true : equal.includes(undefined) ? undefined : false;
  };
  const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);
  switch (operator) {
    case '==':
    case 'is':
      return answer(equalValues(left, right));
    case '!=':
    case 'is not':
      return answer(not(equalValues(left, right)));
    case 'in':
      return answer(contains());
    case 'not in':
      return answer(not(contains()));
    default:
      return undefined;
  }
}
