import type { Constraint } from '../domain/operation/constraint.ts';
import type { IndexKey } from '../domain/operation/index-operation.ts';
import { type Name, printName } from '../domain/operation/name.ts';
import {
  type Catalogue,
  type Column,
  type Index,
  type KnownConstraint,
  keyOf,
  type Policy,
  type Table,
  type Trigger,
  type UserType,
  type View,
} from '../rules/catalogue.ts';
import type { Part } from './part.ts';
import { typeWords } from './type-words.ts';

/** All that a catalogue knows of, but what is temporary. */
export function partsOf(catalogue: Catalogue): readonly Part[] {
  return [
    ...[...catalogue.tables.values()].flatMap(partsOfTable),
    ...[...catalogue.views.values()].flatMap(partsOfView),
    ...[...catalogue.indexes.values()].map(partOfIndex),
    ...[...catalogue.types.values()].map(partOfType),
  ];
}

/** A table, and what has its name in it. */
export function partsOfTable(table: Table): readonly Part[] {
  if (table.origin === 'temporary') return [];
  const of = keyOf(table.name);
  return [
    { kind: 'table', name: of, facts: [], notes: [table.comment] },
    ...[...table.columns.values()].map((column) => partOfColumn(column, of)),
    ...[...table.constraints]
      .filter(([, { constraint }]) => constraint.type !== 'not-null')
      .map(([name, known]) => partOfConstraint(name, known, of)),
    ...[...table.triggers.values()].map((trigger) => partOfTrigger(trigger, of)),
    ...[...table.policies.values()].map((policy) => partOfPolicy(policy, of)),
  ];
}

export function partsOfView(view: View): readonly Part[] {
  const of = keyOf(view.name);
  const reads = view.reads.filter(isOwn).map(keyOf).toSorted();
  const facts = [
    view.materialized ? 'a materialized view' : 'a view',
    `reads ${reads.length === 0 ? 'no table' : reads.join(', ')}`,
  ];
  return [
    { kind: 'view', name: of, facts, notes: [view.comment] },
    ...[...view.triggers.values()].map((trigger) => partOfTrigger(trigger, of)),
  ];
}

/** The server's own tables are not told of. */
function isOwn({ schema, name }: Name): boolean {
  return schema !== 'pg_catalog' && schema !== 'information_schema' && !name.startsWith('pg_');
}

function partOfColumn({ name, type, notNull, hasDefault, ...column }: Column, of: string): Part {
  const facts = [
    type === undefined ? undefined : typeWords(type),
    notNull === undefined ? undefined : notNull ? 'NOT NULL' : 'may be null',
    hasDefault === undefined ? undefined : hasDefault ? 'a default' : 'no default',
  ];
  return { kind: 'column', name, of, facts, notes: [column.default, column.comment] };
}

function partOfConstraint(name: string, { constraint, valid }: KnownConstraint, of: string): Part {
  const facts = [...constraintFacts(constraint), valid ? 'valid' : 'NOT VALID'];
  const notes = constraint.type === 'check' ? [constraint.expression.text] : [];
  return { kind: 'constraint', name, of, facts, notes };
}

/** What it asks for; the expression of a CHECK is written anew by PostgreSQL, so that texts cannot be compared. */
function constraintFacts(constraint: Constraint): readonly (string | undefined)[] {
  switch (constraint.type) {
    case 'primary-key':
      return [keyFact('a primary key', constraint.columns)];
    case 'unique':
      return [
        keyFact('unique', constraint.columns),
        constraint.nullsNotDistinct ? 'nulls are not distinct' : 'nulls are distinct',
      ];
    case 'foreign-key': {
      const { columns, references, referencedColumns, onDelete, onUpdate } = constraint;
      return [
        `a foreign key from ${listed(columns)} to ${keyOf(references)}`,
        // Where none is written, the primary key is meant.
        referencedColumns.length === 0 ? undefined : `referring to ${listed(referencedColumns)}`,
        `on delete ${onDelete}`,
        `on update ${onUpdate}`,
      ];
    }
    case 'check':
      return ['a check'];
    case 'exclude':
      return ['an exclusion'];
    case 'not-null':
      return [`NOT NULL on ${listed(constraint.columns)}`];
  }
}

/** The columns of a key that was made of an index which is not known are not known either. */
function keyFact(what: string, columns: readonly string[]): string | undefined {
  return columns.length === 0 ? undefined : `${what} on ${listed(columns)}`;
}

function partOfTrigger({ name, function: called }: Trigger, of: string): Part {
  return { kind: 'trigger', name, of, facts: [`calls ${keyOf(called)}`], notes: [] };
}

function partOfPolicy({ name, permissive, command, text }: Policy, of: string): Part {
  const facts = [permissive ? 'permissive' : 'restrictive', `for ${command}`];
  return { kind: 'policy', name, of, facts, notes: [text] };
}

export function partOfIndex(index: Index): Part {
  return { kind: 'index', name: keyOf(index.name), facts: indexFacts(index), notes: [index.where] };
}

function indexFacts({ table, unique, method, keys, include, where }: Index): readonly string[] {
  return [
    `on ${keyOf(table)} ${listed(keys.map(keyWords))}`,
    unique ? 'unique' : 'not unique',
    `by ${method}`,
    include.length === 0 ? 'includes no other column' : `includes ${listed(include)}`,
    where === undefined ? 'over all rows' : 'over some rows',
  ];
}

/** PostgreSQL writes expressions anew, so that texts cannot be compared. */
function keyWords(key: IndexKey): string {
  return key.kind === 'column' ? printName({ name: key.column }) : '<expression>';
}

export function partOfType({ name, form, values, base, comment }: UserType): Part {
  const facts = [
    { enum: 'an enum', domain: 'a domain', other: 'a type' }[form],
    values === undefined ? undefined : `has the values ${values.map((value) => `'${value}'`).join(', ')}`,
    base === undefined ? undefined : `made of ${typeWords(base)}`,
  ];
  return { kind: 'type', name: keyOf(name), facts, notes: [comment] };
}

function listed(columns: readonly string[]): string {
  return `(${columns.map((name) => (name.startsWith('<') ? name : printName({ name }))).join(', ')})`;
}
