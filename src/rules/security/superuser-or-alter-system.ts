import { printIdentifier } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const superuserOrAlterSystem = operationRule({
  id: 'superuser-or-alter-system',
  kinds: ['create-role', 'alter-role', 'alter-system'],
  title: 'A superuser is made, or a setting of the whole server is changed',
  why: 'A superuser may do anything to the server and its files, and a setting of the server is in force for every database on it.',
  saferWay: 'Give a role the rights that it needs by name, and set up the server where servers are set up.',
  severity: 'warning',
  level: 'high',
  categories: ['security'],
  examples: {
    bad: [
      'CREATE ROLE joe SUPERUSER;',
      'ALTER ROLE joe SUPERUSER;',
      `ALTER SYSTEM SET archive_command = 'cp %p /backup/%f';`,
    ],
    good: ['CREATE ROLE joe LOGIN;', `ALTER ROLE joe SET statement_timeout = '5s';`],
  },
  check({ operation }) {
    if (operation.kind === 'alter-system')
      return { message: `Setting \`${operation.setting}\` of the whole server is changed.` };
    if (!operation.superuser) return undefined;
    const made = operation.kind === 'create-role' ? 'is made as' : 'becomes';
    return {
      message: `Role \`${operation.role}\` ${made} a superuser.`,
      sql: `${operation.kind === 'create-role' ? 'CREATE' : 'ALTER'} ROLE ${printIdentifier(operation.role)} NOSUPERUSER;`,
    };
  },
});
