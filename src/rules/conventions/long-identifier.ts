import { migrationRule } from '../rule.ts';
import { bare, sqlOf } from '../source-text.ts';

/** PostgreSQL's NAMEDATALEN, less one (documentation, "Lexical Structure"). */
const MOST_BYTES = 63;

export const longIdentifier = migrationRule({
  id: 'long-identifier',
  title: 'A name is longer than PostgreSQL keeps',
  why: 'It is cut after 63 bytes without an error, so two names may become one, and code that asks the catalogue for the whole name finds nothing.',
  saferWay: 'Shorten the name to 63 bytes or fewer, in UTF-8.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      `CREATE INDEX CONCURRENTLY ${'a_name_that_goes_on_'.repeat(4)} ON bookings (status);`,
      `CREATE TABLE "${'ä'.repeat(40)}" (id bigint PRIMARY KEY);`,
    ],
    good: [
      'CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);',
      `INSERT INTO texts VALUES ('${'a_text_that_goes_on_'.repeat(4)}');`,
    ],
  },
  check({ migration, script }) {
    if (migration.content.kind !== 'text' || !mayHoldLongName(migration.content.text)) return [];
    return (script?.statements ?? []).flatMap((statement) => {
      const { span } = statement;
      const names = longNames(sqlOf(migration, statement));
      return names.map((name) => ({
        message: `\`${name}\` has ${bytesOf(name)} bytes and is cut to \`${cut(name)}\`.`,
        span,
        sql: `-- Under the names that PostgreSQL keeps, or shorter ones of your own:\n${shortened(sqlOf(migration, statement), names)};`,
      }));
    });
  },
});

/** Tells most files that have no long name, in one pass over their characters. */
function mayHoldLongName(text: string): boolean {
  let bytes = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    if (code === LINE_END) quoted = false;
    bytes = quoted || isWordCode(code) ? bytes + (code < 0x80 ? 1 : 3) : 0;
    if (bytes > MOST_BYTES) return true;
  }
  return false;
}

const QUOTE = 0x22;
const LINE_END = 0x0a;

/** Letters, digits, `_` and `$`, and whatever is not ASCII. */
function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code === 0x24 ||
    code >= 0x80
  );
}

/** Names outside of texts and comments, each once. */
function longNames(sql: string): readonly string[] {
  const tokens =
    sql.match(
      /'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*/gu,
    ) ?? [];
  const names = tokens
    .filter((token) => /^["\p{L}_]/u.test(token))
    .map((token) => token.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
  return [...new Set(names.filter((name) => name.length > MOST_BYTES / 4 && bytesOf(name) > MOST_BYTES))];
}

/** A statement with its long names as PostgreSQL would cut them. */
function shortened(sql: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replaceAll(name, cut(name)), bare(sql));
}

function bytesOf(name: string): number {
  return new TextEncoder().encode(name).length;
}

function cut(name: string): string {
  let kept = '';
  for (const character of name) {
    if (bytesOf(kept + character) > MOST_BYTES) break;
    kept += character;
  }
  return kept;
}
