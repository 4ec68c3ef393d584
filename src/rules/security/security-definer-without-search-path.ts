import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const securityDefinerWithoutSearchPath = operationRule({
  id: 'security-definer-without-search-path',
  kinds: ['create-function'],
  title: 'A SECURITY DEFINER function has no search_path of its own',
  why: 'It runs with the rights of its owner, and finds tables and functions where the caller says: whoever may make a table of the right name has those rights.',
  saferWay: 'Set the search_path with the function, to schemas that others cannot make anything in.',
  severity: 'warning',
  categories: ['security'],
  examples: {
    bad: [
      `CREATE FUNCTION close_all() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'UPDATE bookings SET open = false';`,
    ],
    good: [
      `CREATE FUNCTION close_all() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT 1';`,
      `CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';`,
      `CREATE FUNCTION one() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
ALTER FUNCTION one() SET search_path = pg_catalog, pg_temp;`,
    ],
  },
  check({ operation: { function: name, objectKind, securityDefiner, setsSearchPath }, later }) {
    if (!securityDefiner || setsSearchPath) return undefined;
    if (later(name, 'alter-function').some(({ change }) => /search_path|set/i.test(change))) return undefined;
    return {
      message: `The ${objectKind} \`${printName(name)}\` runs with its owner's rights, and looks names up where its caller says.`,
      sql: [
        '-- Right after it, or as a clause of it; name the schemas in the body:',
        `ALTER ${objectKind.toUpperCase()} ${printName(name)} SET search_path = pg_catalog, pg_temp;`,
      ].join('\n'),
    };
  },
});
