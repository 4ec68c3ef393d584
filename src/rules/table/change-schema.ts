import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import { type Catalogue, isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const changeSchema = operationRule({
  id: 'change-schema',
  kinds: ['set-table-schema', 'set-object-schema', 'rename-schema'],
  title: 'Something is moved to another schema, or a schema is renamed',
  why: 'Code that runs while the migration is deployed still uses the old name, and fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of a table that is moved wait, if only for a moment.',
  },
  saferWay:
    'Leave views under the old names in the same transaction, and drop them when no code uses them any more.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: [
      'ALTER TABLE bookings SET SCHEMA archive;',
      'ALTER SCHEMA booking RENAME TO reservation;',
      'ALTER FUNCTION price_of(integer) SET SCHEMA pricing;',
    ],
    good: [
      'ALTER TABLE bookings SET SCHEMA archive; CREATE VIEW bookings AS SELECT * FROM archive.bookings;',
      'CREATE TABLE tags (id bigint); ALTER TABLE tags SET SCHEMA archive;',
      'ALTER SCHEMA booking RENAME TO _deprecated_booking;',
    ],
  },
  check({ operation, catalogue, later }) {
    if (operation.kind === 'rename-schema') {
      const { schema, newName } = operation;
      if (newName.includes('deprecated')) return undefined;
      return {
        message: `Schema \`${schema}\` is renamed to \`${newName}\`: code that uses anything in it fails.`,
        sql: viewsIn(schema, newName, catalogue),
      };
    }
    const name = operation.kind === 'set-table-schema' ? operation.table : operation.name;
    if (isSurelyNewTable(catalogue, name)) return undefined;
    if (later(name, 'create-view').some((view) => !view.materialized)) return undefined;
    const moved: Name = { schema: operation.schema, name: name.name };
    const what = operation.kind === 'set-table-schema' ? 'table' : operation.objectKind;
    const message = `The ${what} \`${printName(name)}\` moves to schema \`${operation.schema}\`: code that uses the old name fails.`;
    if (operation.kind === 'set-object-schema')
      return {
        message,
        saferWay: 'Make it anew in the other schema, and drop the old one in a later release.',
      };
    return {
      message,
      sql: [
        'BEGIN;',
        `ALTER TABLE ${printName(name)} SET SCHEMA ${printIdentifier(operation.schema)};`,
        `CREATE VIEW ${printName(name)} AS SELECT * FROM ${printName(moved)};`,
        'COMMIT;',
        `-- In a later migration, when no code uses the old name: DROP VIEW ${printName(name)};`,
      ].join('\n'),
    };
  },
});

/** The new schema beside the old one, with a view for each table that is known. */
function viewsIn(schema: string, newName: string, { tables }: Catalogue): string {
  const known = [...tables.values()].filter(({ name }) => name.schema === schema);
  const names = known.length > 0 ? known.map(({ name }) => name.name) : ['table_name'];
  return [
    '-- The new name beside the old one; code moves over, and the tables follow one by one later.',
    `CREATE SCHEMA ${printIdentifier(newName)};`,
    ...names.map(
      (name) =>
        `CREATE VIEW ${printName({ schema: newName, name })} AS SELECT * FROM ${printName({ schema, name })};`,
    ),
  ].join('\n');
}
