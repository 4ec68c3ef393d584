import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { madeName } from './made-name.ts';

/** How many steps there are. */
export const STEPS = 4;

/**
 * The SQL that makes a column of a table in use NOT NULL without stopping anybody: a CHECK for new rows, a scan that
 * lets reads and writes go on, and SET NOT NULL, which the CHECK proves without another scan (PostgreSQL 12 and later).
 *
 * @param first the number of the first step.
 */
export function notNullSteps(table: Name, column: string, first: number): string {
  const name = printName(table);
  const shown = printIdentifier(column);
  const check = printIdentifier(madeName([table.name, column], 'not_null'));
  return [
    `-- ${first}. Only new and changed rows are checked: it takes a moment.`,
    `ALTER TABLE ${name} ADD CONSTRAINT ${check} CHECK (${shown} IS NOT NULL) NOT VALID;`,
    '',
    `-- ${first + 1}. Give the rows without a value one, in batches outside the migration.`,
    '',
    `-- ${first + 2}. In a later migration: the rows are checked while reads and writes go on.`,
    `ALTER TABLE ${name} VALIDATE CONSTRAINT ${check};`,
    '',
    `-- ${first + 3}. Right after it: the constraint proves what would be scanned for, and has done its work.`,
    `ALTER TABLE ${name} ALTER COLUMN ${shown} SET NOT NULL;`,
    `ALTER TABLE ${name} DROP CONSTRAINT ${check};`,
  ].join('\n');
}
