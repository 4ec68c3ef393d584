import { operationRule } from '../rule.ts';

export const dynamicSql = operationRule({
  id: 'dynamic-sql',
  kinds: ['dynamic-sql', 'do-block'],
  title: 'SQL is put together at run time, or a block of code cannot be read',
  why: 'What is run depends on what the database holds at that moment, so nobody can tell it from the file: it may do anything.',
  saferWay: 'Write out the statements that are meant, one by one.',
  severity: 'warning',
  level: 'unknown',
  categories: [],
  suppressible: false,
  examples: {
    bad: [
      `DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables LOOP
    EXECUTE 'DROP TABLE ' || t;
  END LOOP;
END $$;`,
      `DO LANGUAGE plperl 'print 1';`,
    ],
    good: [
      'DO $$ BEGIN DROP TABLE bookings; END $$;',
      `DO $$ BEGIN EXECUTE 'CREATE TABLE tags (id bigint)'; END $$;`,
    ],
  },
  check({ operation }) {
    if (operation.kind === 'do-block')
      return operation.read || operation.language === 'plpgsql'
        ? undefined
        : { message: `A block in \`${operation.language}\` is run: what it does cannot be read.` };
    const shown =
      operation.expression.length > 80 ? `${operation.expression.slice(0, 80)}…` : operation.expression;
    return {
      message: `SQL that is put together at run time is run: \`${shown.replaceAll('`', "'")}\`${operation.why === undefined ? '' : ` (${operation.why})`}.`,
    };
  },
});
