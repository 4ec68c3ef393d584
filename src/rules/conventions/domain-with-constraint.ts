import { printType } from '../../domain/operation/expression.ts';
import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const domainWithConstraint = operationRule({
  id: 'domain-with-constraint',
  kinds: ['create-domain'],
  title: 'A domain is made with a constraint of its own',
  why: 'Whoever changes the constraint later locks and reads every table with a column of the domain, and adding such a column to a table in use writes the table again.',
  saferWay: 'Make it without, and give each table a CHECK, which can be added NOT VALID and validated later.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE DOMAIN positive AS integer CHECK (VALUE > 0);',
      'CREATE DOMAIN email AS text COLLATE "C" NOT NULL;',
    ],
    good: ['CREATE DOMAIN amount AS numeric(12, 2) DEFAULT 0;', 'CREATE DOMAIN note AS text;'],
  },
  check({ operation: { type, base, constrained } }) {
    if (!constrained) return undefined;
    return {
      message: `Domain \`${printName(type)}\` has a constraint, which all tables with a column of it share.`,
      sql: `-- What a value must be is for a CHECK of each table to say:\nCREATE DOMAIN ${printName(type)} AS ${printType(base)};`,
    };
  },
});
