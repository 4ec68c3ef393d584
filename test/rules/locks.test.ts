import { describe, expect, test } from 'vitest';
import { LOCK_MODES } from '../../src/domain/lock.ts';
import { printName } from '../../src/domain/operation/name.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import { type Catalogue, findTable } from '../../src/rules/catalogue.ts';
import { POSTGRES_VERSIONS, type PostgresVersion, type RelationLock } from '../../src/rules/lock-setting.ts';
import { locksOf } from '../../src/rules/locks.ts';
import { readScript } from '../../src/sql/read.ts';
import { type MeasuredStatement, measuredLocks, measuredSchema, truth } from './lock-truth.ts';

/** What the gate says otherwise than the server did, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'add-col-volatile-fn':
    'Nothing is written again, because the function is SQL and put in the place of its call: how a function of one’s own varies is not known here, and the cautious case is taken.',
  'set-tablespace-same':
    'The table is there already: which tablespace is the database’s own, no SQL of it says.',
  'set-access-method':
    'The table is stored so already: what default_table_access_method was when it was made, no SQL of it says.',
  vacuum: 'Measured after its end: while it runs it has the lock that the documentation says.',
  'detach-partition-concurrently':
    'Measured after its end: while it runs it has the lock that the documentation says.',
  'alter-domain-add': 'The server sends no message of this scan, which its documentation tells of.',
  'alter-domain-not-null': 'The server sends no message of this scan, which its documentation tells of.',
};

/** The statements that the servers refused: they stand for what fails, which other rules tell of. */
const REFUSED = [
  'add-col-notnull-nodefault',
  'type-view-dep',
  'type-int-text',
  'cic-in-tx',
  'enum-add-value-used',
  'drop-type',
  'inherit',
  'alter-type-add-attr',
];

/** What changes rows sends no message about scans; PostgreSQL tells of those of schema changes only. */
const ROWS = /^(?:update|delete|merge|insert)\b/i;

function operationsOf(sql: string): readonly Operation[] {
  return readScript(sql).statements.flatMap((statement) => statement.operations);
}

function saidLocks(
  statement: MeasuredStatement,
  catalogue: Catalogue,
  version: PostgresVersion,
): Readonly<Record<string, string>> {
  const timeZone = /timezone='([^']+)'/.exec(statement.before.join())?.[1] ?? 'Etc/UTC';
  const taken = (sql: string) =>
    operationsOf(sql).flatMap((operation) => locksOf(operation, { catalogue, version, timeZone }));
  const held = statement.before.flatMap(taken).map((lock) => `${nameIn(catalogue, lock)} ${lock.mode}`);
  const strongest = new Map<string, RelationLock>();
  for (const lock of taken(statement.sql)) {
    const name = nameIn(catalogue, lock);
    const other = strongest.get(name);
    if (held.includes(`${name} ${lock.mode}`)) continue;
    if (other === undefined || rank(lock) > rank(other)) strongest.set(name, lock);
  }
  return Object.fromEntries(
    [...strongest].map(([name, { mode, cost }]) => [
      name,
      `${mode}, ${ROWS.test(statement.sql) ? 'catalogue' : cost}`,
    ]),
  );
}

const rank = ({ mode }: RelationLock) => LOCK_MODES.indexOf(mode);

function nameIn(catalogue: Catalogue, { relation }: RelationLock): string {
  return printName(findTable(catalogue, relation)?.name ?? relation).replace(/^public\./, '');
}

/** Each statement that a version ran without an error. */
const ran = truth.statements.flatMap((statement) =>
  POSTGRES_VERSIONS.flatMap((version) => {
    const measured = statement.versions[version];
    return measured === undefined || measured.error !== undefined ? [] : [{ statement, version, measured }];
  }),
);

test.each(Object.keys(DIFFERENCES))('what is said to differ of %s does', async (id) => {
  const differing = ran.filter(({ statement }) => statement.id === id);
  expect(differing).not.toEqual([]);
  for (const { statement, version, measured } of differing)
    expect(saidLocks(statement, await measuredSchema(statement.before), version)).not.toEqual(
      measuredLocks(measured, statement.sql),
    );
});

test('what the server refused on every version has no locks to compare, and is not forgotten', () => {
  const refused = truth.statements.filter(({ id }) => !ran.some(({ statement }) => statement.id === id));
  expect(refused.map(({ id }) => id)).toEqual(REFUSED);
});

describe.each([...new Set(ran.map(({ version }) => version))].toSorted())('PostgreSQL %i', (version) => {
  test.each(
    ran
      .filter((entry) => entry.version === version && DIFFERENCES[entry.statement.id] === undefined)
      .map(({ statement, measured }) => [statement.id, statement, measured] as const),
  )('takes the locks that we say for %s', async (_, statement, measured) => {
    const catalogue = await measuredSchema(statement.before);
    expect(saidLocks(statement, catalogue, version)).toEqual(measuredLocks(measured, statement.sql));
  });
});
