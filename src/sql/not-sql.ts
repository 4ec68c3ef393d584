import type { ReadProblem } from '../domain/script.ts';
import type { Source } from '../domain/source.ts';

/** Text with what is not SQL blanked out, so that places stay, and what that was. */
export interface Cleaned {
  readonly text: string;
  readonly problems: readonly ReadProblem[];
}

/** COPY … FROM stdin; its rows; and the line `\.` that ends them. */
const COPY_DATA = /^([ \t]*copy\b[^;]*\bfrom\s+stdin\b[^;]*;[^\n]*\n)([\s\S]*?)^\\\.[ \t]*\r?$/gim;

/** A line that begins with a backslash: psql's own commands. */
const META_COMMAND = /^[ \t]*\\(\S+)[^\n]*/gm;

/** Placeholders of Flyway and shells, of Jinja and Handlebars, of ERB and EJS, and of Python's `%` formatting. */
const TEMPLATE = /\$\{[^}\n]*\}?|\{\{[^}\n]*\}?\}?|\{%[^%\n]*%?\}?|<%[^%\n]*%?>?|%\([^)\n]*\)[sd]/;

/**
 * Takes out what only psql understands. To be asked only of a text that PostgreSQL cannot read: the same lines may
 * stand in a string or a body, where they are SQL.
 */
export function withoutPsql(source: Source): Cleaned {
  const problems: ReadProblem[] = [];
  const withoutData = source.text.replaceAll(
    COPY_DATA,
    (all: string, copy: string, rows: string, at: number) => {
      const lines = rows.split('\n').length - 1;
      problems.push({ kind: 'copy-data', lines, at: source.positionOf(at + copy.length) });
      return copy + blank(all.slice(copy.length));
    },
  );
  const cleaned = withoutData.replaceAll(META_COMMAND, (all: string, command: string, at: number) => {
    problems.push({ kind: 'psql-command', command: `\\${command}`, at: source.positionOf(at) });
    return blank(all);
  });
  return { text: cleaned, problems };
}

/** The first placeholder in a stretch of the text that PostgreSQL cannot read. */
export function templateIn(text: string, start: number, source: Source): ReadProblem | undefined {
  const found = TEMPLATE.exec(text);
  if (found === null) return undefined;
  return { kind: 'template', marker: found[0], at: source.positionOf(start + found.index) };
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}
