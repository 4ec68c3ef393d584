import { describe, expect, test } from 'vitest';
import type { SqlType } from '../../src/domain/operation/expression.ts';
import { typeChange } from '../../src/rules/type-change.ts';

/** `varchar(50)` as our types have it. */
function type(text: string): SqlType {
  const [, name = '', modifiers] = /^([\w ]+?)(?:\((.*)\))?$/.exec(text) ?? [];
  return { name, modifiers: modifiers?.split(',').map(Number) ?? [], arrayDimensions: 0 };
}

/** What a server did with each, as measured on PostgreSQL 12 to 18. */
const MEASURED = [
  ['integer', 'bigint', 'widening', true],
  ['character varying(50)', 'character varying(100)', 'widening', false],
  ['character varying(50)', 'character varying(20)', 'incompatible', true],
  ['character varying(50)', 'text', 'widening', false],
  ['text', 'character varying(50)', 'incompatible', true],
  ['text', 'character varying', 'widening', false],
  ['character(10)', 'character(20)', 'widening', true],
  ['character(10)', 'text', 'widening', true],
  ['numeric(10,2)', 'numeric(14,2)', 'widening', false],
  ['numeric(10,2)', 'numeric', 'widening', false],
  ['numeric(10,2)', 'numeric(10,4)', 'incompatible', true],
  ['numeric(10,2)', 'numeric(14,4)', 'widening', true],
  ['timestamp without time zone', 'timestamp without time zone(3)', 'incompatible', true],
  ['timestamp with time zone', 'timestamp with time zone(6)', 'widening', false],
  ['json', 'jsonb', 'incompatible', true],
  ['cidr', 'inet', 'widening', false],
  ['inet', 'cidr', 'incompatible', true],
  ['mood', 'text', 'widening', true],
  ['bit varying(5)', 'bit varying(10)', 'widening', false],
  ['interval(3)', 'interval(6)', 'widening', false],
  ['character varying(50)', 'character varying(50)', 'same', false],
  ['integer', 'smallint', 'incompatible', true],
  ['text', 'integer', 'incompatible', true],
] as const;

test.each(MEASURED)('%s → %s is %s, rewrites: %s', (from, to, values, rewrites) => {
  expect(typeChange(type(from), type(to))).toEqual({ values, rewrites });
});

describe('the type before', () => {
  test('that is not known may lose values', () => {
    expect(typeChange(undefined, type('text')).values).toBe('unknown');
  });

  test('of an array is not compared', () => {
    const array = { ...type('integer'), arrayDimensions: 1 };
    expect(typeChange(array, type('bigint')).values).toBe('incompatible');
  });
});
