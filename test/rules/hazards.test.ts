import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { assessSql, rulesOf } from '../assessment/pull-request.ts';
import { HARMLESS, HAZARDS } from './hazards.ts';

test.each(HAZARDS)('%s: %s', (_, sql, ...rules) => {
  expect(rulesOf(assessSql(sql))).toEqual(expect.arrayContaining([...rules]));
});

test.each(HARMLESS)('%s is no hazard: %s', (_, sql, ...rules) => {
  const found = rulesOf(assessSql(sql));
  expect(rules.filter((rule) => found.includes(rule))).toEqual([]);
});

test('every rule is for a hazard of the catalogue, or for what no catalogue of statements can have', () => {
  const covered = new Set(HAZARDS.flatMap(([, , ...rules]) => rules));
  const others = RULES.filter(({ judges }) => judges !== 'pull-request')
    .map(({ id }) => id)
    .filter((id) => !covered.has(id));
  expect(others).toEqual(['change-to-applied-migration', 'unreadable-sql', 'suppression-comment']);
});
