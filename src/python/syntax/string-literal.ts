/** The value of a Python string literal without its f-prefix's replacements; undefined for bytes. */
export function stringValue(literal: string): string | undefined {
  const match = /^([A-Za-z]*)('''|"""|'|")([\s\S]*)\2$/.exec(literal);
  if (match === null) return undefined;
  const [, prefix = '', , body = ''] = match;
  if (/b/i.test(prefix)) return undefined;
  return /r/i.test(prefix) ? body : unescapePython(body);
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Resolves backslash escapes (Python language reference, "String and Bytes literals"). */
export function unescapePython(text: string): string {
  return text.replace(
    /\\(\r\n|[\s\S])(?:(?<=x)([0-9a-fA-F]{2})|(?<=u)([0-9a-fA-F]{4})|(?<=U)([0-9a-fA-F]{8})|(?<=[0-7])([0-7]{0,2}))?/g,
    (whole, first: string, x?: string, u?: string, long?: string, octal?: string) => {
      const hexadecimal = x ?? u ?? long;
      if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
      if (/[0-7]/.test(first)) return String.fromCodePoint(Number.parseInt(first + (octal ?? ''), 8));
      if (first === '\r\n') return '';
      return SIMPLE_ESCAPES[first] ?? whole;
    },
  );
}
