import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';
import { bare, partAt } from '../source-text.ts';

export const schemaChangeInFunction = operationRule({
  id: 'schema-change-in-function',
  kinds: ['create-function'],
  title: 'A function changes the schema when it is called',
  why: 'The change happens whenever somebody calls the function, with its locks, outside any migration and any review of it.',
  saferWay: 'Put the change into a migration, and let functions read and change rows only.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      `CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DROP TABLE old_bookings;
END $$;`,
    ],
    good: [
      `CREATE FUNCTION count_all() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM bookings';`,
      `CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMPORARY TABLE numbers (n integer);
  DROP TABLE numbers;
END $$;`,
    ],
  },
  check({ operation, statement, migration, source }) {
    const defined = statement.defines ?? [];
    const temporary = defined.flatMap((one) =>
      one.kind === 'create-table' && one.temporary ? one.table.name : [],
    );
    const changes = defined.find(
      (one) =>
        SCHEMA.test(one.kind) &&
        !('table' in one && one.table !== undefined && temporary.includes(one.table.name)),
    );
    if (changes === undefined) return undefined;
    const written = bare(partAt({ migration, statement, source }, changes.span));
    return {
      message: `The ${operation.objectKind} \`${printName(operation.function)}\` changes the schema when it is called (${changes.kind.replaceAll('-', ' ')}).`,
      span: changes.span,
      ...(/^execute\b/i.test(written) ? {} : { sql: `-- In a migration:\n${written};` }),
    };
  },
});

const SCHEMA =
  /^(?:create|drop|rename|add|alter)-|^set-(?:not-null|default|logged|tablespace|access|owner|table)|^(?:attach|detach|truncate|cluster|reindex)/;
