import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const revoke = operationRule({
  id: 'revoke',
  kinds: ['revoke', 'revoke-role'],
  title: 'A role loses privileges or another role',
  why: 'Code that runs as the role fails from that moment on, wherever it still needs what is taken away.',
  saferWay: 'Deploy the code that does without it first, in a release before the migration.',
  severity: 'note',
  categories: ['security', 'incompatible'],
  examples: {
    bad: ['REVOKE INSERT ON bookings FROM app;', 'REVOKE accounting FROM joe;'],
    good: ['REVOKE ALL ON bookings FROM PUBLIC;', 'GRANT SELECT ON bookings TO app;'],
  },
  check({ operation }) {
    const from = operation.from.filter((role) => role.toLowerCase() !== 'public');
    if (from.length === 0) return undefined;
    const roles = from.map((role) => `\`${role}\``).join(', ');
    if (operation.kind === 'revoke-role')
      return {
        message: `${operation.roles.map((role) => `\`${role}\``).join(', ')} is taken from ${roles}.`,
      };
    const what = operation.objects.map((object) => `\`${printName(object)}\``).join(', ');
    const privileges = operation.privileges.join(', ').toUpperCase() || 'ALL';
    return { message: `${privileges} on ${operation.objectKind} ${what} is taken from ${roles}.` };
  },
});
