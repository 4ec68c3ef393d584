import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { retiredName } from '../made-name.ts';
import { operationRule } from '../rule.ts';
import { partAt } from '../source-text.ts';

type Drop = OperationOf<'drop-view' | 'drop-function' | 'drop-sequence'>;

export const dropViewFunctionOrSequence = operationRule({
  id: 'drop-view-function-or-sequence',
  kinds: ['drop-view', 'drop-function', 'drop-sequence'],
  title: 'A view, function or sequence is dropped and not made again',
  why: 'Code that still uses it fails, and so do defaults and triggers that call it; a sequence forgets how far it had counted.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Queries of a view or sequence wait for a moment, and fail from then on.',
  },
  saferWay:
    'Stop using it in one release, rename it out of the way in the next, and drop it when nothing has missed it.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: [
      'DROP VIEW open_bookings;',
      'DROP FUNCTION IF EXISTS price_of(integer) CASCADE;',
      'DROP SEQUENCE booking_numbers;',
      'DROP MATERIALIZED VIEW totals;',
    ],
    good: [
      'DROP VIEW open_bookings; CREATE VIEW open_bookings AS SELECT 1;',
      'CREATE SEQUENCE numbers; DROP SEQUENCE numbers;',
      'CREATE OR REPLACE VIEW open_bookings AS SELECT 1;',
    ],
  },
  check({ operation, later, earlier, migration, statement, source }) {
    const [name, word] = subjectOf(operation);
    const kinds = ['create-view', 'create-function', 'create-sequence'] as const;
    if (later(name, ...kinds).length > 0) return undefined;
    const made = earlier(name, ...kinds);
    if (made.some((one) => !('replace' in one && one.replace) && !('ifNotExists' in one && one.ifNotExists)))
      return undefined;
    const others = operation.cascade ? ', and what depends on it' : '';
    return {
      message: `${word.charAt(0)}${word.slice(1).toLowerCase()} \`${printName(name)}\` is dropped${others}.`,
      sql: [
        '-- When no code uses it any more: out of the way, and back at once should it be missed.',
        `ALTER ${word} ${printName(name)}${operation.kind === 'drop-function' ? argumentsIn(partAt({ migration, statement, source }, operation.span)) : ''} RENAME TO ${printIdentifier(retiredName(name.name))};`,
      ].join('\n'),
    };
  },
});

/** What tells a function from others of its name: `(integer)`; empty where it is not written. */
function argumentsIn(written: string): string {
  return /\((?:[^()]|\([^()]*\))*\)/.exec(written)?.[0] ?? '';
}

function subjectOf(operation: Drop): readonly [Name, string] {
  switch (operation.kind) {
    case 'drop-view':
      return [operation.view, operation.materialized ? 'MATERIALIZED VIEW' : 'VIEW'];
    case 'drop-sequence':
      return [operation.sequence, 'SEQUENCE'];
    case 'drop-function':
      return [operation.function, operation.objectKind.toUpperCase()];
  }
}
