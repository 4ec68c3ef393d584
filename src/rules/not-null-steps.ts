import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { madeName } from './made-name.ts';

/** How many steps there are. */
export const STEPS = 4;

/** Stands for what only the author knows. PostgreSQL refuses it, so that nobody runs it as it is. */
const TO_CHOOSE = 'the_value';

/**
 * The SQL that makes a column of a table in use NOT NULL without stopping anybody: a CHECK for new rows, a backfill, a
 * scan that lets reads and writes go on, and SET NOT NULL, which the CHECK proves without another scan (PostgreSQL 12
 * and later).
 *
 * @param first the number of the first step.
 * @param value what rows without a value get, as SQL; for the author to choose, unless given.
 */
export function notNullSteps(table: Name, column: string, first: number, value: string = TO_CHOOSE): string {
  const name = printName(table);
  const shown = printIdentifier(column);
  const check = printIdentifier(madeName([table.name, column], 'not_null'));
  return [
    `-- ${first}. Only new and changed rows are checked: it takes a moment.`,
    `ALTER TABLE ${name} ADD CONSTRAINT ${check} CHECK (${shown} IS NOT NULL) NOT VALID;`,
    '',
    `-- ${first + 1}. Outside the migration, again and again until no row is changed${choice(value)}:`,
    `UPDATE ${name} SET ${shown} = ${value}`,
    `  WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${name} WHERE ${shown} IS NULL LIMIT 1000));`,
    '',
    `-- ${first + 2}. In a later migration: the rows are checked while reads and writes go on.`,
    `ALTER TABLE ${name} VALIDATE CONSTRAINT ${check};`,
    '',
    `-- ${first + 3}. Right after it: the constraint proves what would be scanned for, and has done its work.`,
    `ALTER TABLE ${name} ALTER COLUMN ${shown} SET NOT NULL;`,
    `ALTER TABLE ${name} DROP CONSTRAINT ${check};`,
  ].join('\n');
}

/** The SQL of the step that may follow: new rows that come without a value get one. */
export function defaultStep(table: Name, column: string, step: number): string {
  return [
    `-- ${step}. Where code may leave it out, a value for new rows${choice(TO_CHOOSE)}:`,
    `ALTER TABLE ${printName(table)} ALTER COLUMN ${printIdentifier(column)} SET DEFAULT ${TO_CHOOSE};`,
  ].join('\n');
}

function choice(value: string): string {
  return value === TO_CHOOSE ? `; \`${TO_CHOOSE}\` is yours to choose` : '';
}
