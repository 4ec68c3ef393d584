import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { constraintName } from '../constraint-sql.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';
import { bare, partAt } from '../source-text.ts';

export const addExclusionConstraint = operationRule({
  id: 'add-exclusion-constraint',
  kinds: ['add-constraint'],
  title: 'An exclusion constraint is added to a table in use',
  why: 'Its index is built over the whole table while nobody can use it, and PostgreSQL can neither build it CONCURRENTLY nor leave the rows that are there for later.',
  lock: {
    mode: 'access exclusive',
    cost: 'index-build',
    effect: 'Reads and writes of the table wait until the index is built.',
  },
  saferWay:
    'No statement does it without the wait: add it while nobody uses the table, or to a new table that the rows move to in batches.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['ALTER TABLE bookings ADD CONSTRAINT apart EXCLUDE USING gist (room_id WITH =, during WITH &&);'],
    good: ['CREATE TABLE b (during tsrange); ALTER TABLE b ADD EXCLUDE USING gist (during WITH &&);'],
  },
  check({ operation: { table, constraint, span }, catalogue, migration, statement, source }) {
    if (constraint.type !== 'exclude' || isNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const next = printName({ ...table, name: madeName([table.name], 'new') });
    const [definition] =
      /\bexclude\b[\s\S]*$/i.exec(bare(partAt({ migration, statement, source }, span))) ?? [];
    return {
      message: `Exclusion constraint \`${constraintName(table, constraint)}\` builds its index while nobody can use \`${name}\`.`,
      ...(definition === undefined
        ? {}
        : {
            sql: [
              '-- A new table has no rows yet, so nobody waits:',
              `CREATE TABLE ${next} (LIKE ${name} INCLUDING ALL);`,
              `ALTER TABLE ${next} ADD CONSTRAINT ${printIdentifier(constraintName(table, constraint))} ${definition};`,
              '-- Copy the rows over in batches outside the migration, then swap the names in one short transaction.',
            ].join('\n'),
          }),
    };
  },
});
