import { printIdentifier } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const dropDatabase = operationRule({
  id: 'drop-database',
  kinds: ['drop-database'],
  title: 'A database is dropped by a migration',
  why: 'Everything in it is gone unless there is a backup, for everybody who uses it, and no transaction can take it back.',
  saferWay:
    'Never by a migration: refuse new connections first, and have somebody drop it by hand when nobody has missed it.',
  severity: 'error',
  level: 'high',
  categories: ['destructive', 'incompatible'],
  examples: {
    bad: ['DROP DATABASE shop;', 'DROP DATABASE IF EXISTS shop WITH (FORCE);'],
    good: ['CREATE DATABASE shop;', 'ALTER DATABASE shop WITH ALLOW_CONNECTIONS false;'],
  },
  check({ operation: { database } }) {
    return {
      message: `Database \`${database}\` is dropped, and everything in it.`,
      sql: [
        '-- Nobody gets in, and everything is still there should it be missed.',
        `ALTER DATABASE ${printIdentifier(database)} WITH ALLOW_CONNECTIONS false;`,
      ].join('\n'),
    };
  },
});
