import { printIdentifier, printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { operationRule, type Report } from '../rule.ts';
import { bare } from '../source-text.ts';

export const grantTooMuch = operationRule({
  id: 'grant-too-much',
  kinds: ['grant', 'alter-default-privileges'],
  title: 'Everybody gets a privilege, or somebody gets all of them',
  why: 'PUBLIC is every role there is and ever will be; ALL lets a role empty a table and put triggers on it, which few need.',
  saferWay: 'Grant the privileges that are needed, by name, to the role that needs them.',
  severity: 'warning',
  categories: ['security'],
  examples: {
    bad: [
      'GRANT SELECT ON bookings TO PUBLIC;',
      'GRANT ALL ON bookings TO app;',
      'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT ALL PRIVILEGES ON TABLES TO app;',
    ],
    good: ['GRANT SELECT, INSERT ON bookings TO app;', 'REVOKE ALL ON bookings FROM PUBLIC;'],
  },
  check({ operation, source }) {
    if (operation.kind === 'alter-default-privileges') return ofDefaults(operation, source);
    const { privileges, all, objectKind, objects, to, toPublic } = operation;
    if (!all && !toPublic) return undefined;
    const what = objects.map((object) => `\`${printName(object)}\``).join(', ');
    const whom = toPublic ? 'everybody (PUBLIC)' : to.map((role) => `\`${role}\``).join(', ');
    const message = `${all ? 'All privileges' : privileges.join(', ').toUpperCase()} on ${objectKind} ${what} go to ${whom}.`;
    if (objectKind !== 'table' || objects.length === 0) return { message };
    const wanted = all ? USUAL : privileges.join(', ').toUpperCase();
    const roles = to.filter((role) => role.toLowerCase() !== 'public').map(printIdentifier);
    return {
      message,
      sql: `GRANT ${wanted} ON ${objects.map(printName).join(', ')} TO ${roles.length > 0 ? roles.join(', ') : WHOEVER};`,
    };
  },
});

const WHOEVER = 'app_role /* the role that needs it */';

/** What is made later needs no more than what is there. */
function ofDefaults(
  { grants, toPublic }: OperationOf<'alter-default-privileges'>,
  source: string,
): Report | undefined {
  const all = /\bgrant\s+all\b/i.test(source);
  if (!grants || !(toPublic || all)) return undefined;
  const narrow = bare(source)
    .replace(/\bto\s+public\b/i, `TO ${WHOEVER}`)
    .replace(/\bgrant\s+all(?:\s+privileges)?\s+on\s+tables\b/i, `GRANT ${USUAL} ON TABLES`);
  return {
    message: toPublic
      ? 'Whatever is made from then on is open to everybody (PUBLIC).'
      : 'All privileges on whatever is made from then on are granted.',
    ...(/\bgrant\s+all\b/i.test(narrow) ? {} : { sql: `${narrow};` }),
  };
}

const USUAL = 'SELECT, INSERT, UPDATE, DELETE';
