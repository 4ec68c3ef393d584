import { type Statement, toSql } from 'pgsql-ast-parser';

/** Keeps SQL text that the writer's tree has no node for, behind names it can print. */
export interface RawSql {
  /** A name that stands for the text until the statement is printed. */
  put(text: string): string;
}

/** No name in a migration looks like this, and PostgreSQL's own never do. */
const PREFIX = 'migration_gate_raw_';

/**
 * Prints a statement of `pgsql-ast-parser`'s tree. Types and expressions that its tree cannot hold go through
 * `raw.put` and are set in after printing.
 */
export function printStatement(build: (raw: RawSql) => Statement): string {
  const texts: string[] = [];
  const raw: RawSql = {
    put(text) {
      texts.push(text);
      return `${PREFIX}${texts.length - 1}_`;
    },
  };
  return toSql
    .statement(build(raw))
    .replaceAll(/\s+(?=[,)])|(?<=\()\s+/g, '')
    .replaceAll(/[ ]{2,}/g, ' ')
    .trim()
    .replaceAll(new RegExp(`${PREFIX}(\\d+)_`, 'g'), (_, index: string) => texts[Number(index)] ?? '');
}
