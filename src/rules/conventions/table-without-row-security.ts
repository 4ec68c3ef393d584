import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import type { OperationKind } from '../../domain/operation/operation.ts';
import type { Span } from '../../domain/span.ts';
import { type Catalogue, findTable, isNew, keyOf } from '../catalogue.ts';
import type { OperationContext } from '../context.ts';
import type { MigrationInPull } from '../pull-request-context.ts';
import { newMigrationRule } from '../rule.ts';
import { oncePerPull, running, stepsOf } from '../steps.ts';

const POLICY = 'conventions: { row-security: true }';

const TABLE = 'CREATE TABLE preferences (id bigint PRIMARY KEY, owner text);';
const ENABLE = 'ALTER TABLE preferences ENABLE ROW LEVEL SECURITY;';
const OWN = 'CREATE POLICY own ON preferences USING (owner = current_user);';

export const tableWithoutRowSecurity = newMigrationRule({
  id: 'table-without-row-security',
  title: 'A new table comes without row level security or without a policy',
  why: 'Whoever may use the table sees and changes every row of it; with Supabase that is whoever has the public key.',
  saferWay: 'Enable row level security in this pull request, with a policy that says whose row it is.',
  severity: 'error',
  categories: ['security'],
  asks: ({ rowSecurity }) => rowSecurity,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/036_preferences.sql': TABLE } },
      { policy: POLICY, files: { 'migrations/036_preferences.sql': `${TABLE}\n${ENABLE}` } },
      { policy: POLICY, files: { 'migrations/036_preferences.sql': `${TABLE}\n${OWN}` } },
      {
        policy: POLICY,
        files: {
          'migrations/036_preferences.sql': `${TABLE}\n${ENABLE}\n${OWN}\nALTER TABLE preferences DISABLE ROW LEVEL SECURITY;`,
        },
      },
    ],
    good: [
      { policy: POLICY, files: { 'migrations/036_preferences.sql': `${TABLE}\n${ENABLE}\n${OWN}` } },
      {
        policy: POLICY,
        files: {
          'migrations/036_preferences.sql': TABLE,
          'migrations/037_security.sql': `ALTER TABLE preferences RENAME TO settings;
ALTER TABLE public.settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON settings USING (owner = current_user);`,
        },
      },
      {
        policy: POLICY,
        files: { 'migrations/036_numbers.sql': 'CREATE TEMPORARY TABLE numbers (n integer);' },
      },
      { policy: POLICY, files: { 'migrations/036_moved.sql': `${TABLE}\nDROP TABLE preferences;` } },
      {
        policy: POLICY,
        base: { 'migrations/035_preferences.sql': TABLE },
        files: { 'migrations/036_preferences.sql': TABLE.replace('TABLE', 'TABLE IF NOT EXISTS') },
      },
    ],
  },
  check(each, _, { migrations }) {
    return newTablesIn(migrations).flatMap(({ name, by, partition, enabled, policies, span }) => {
      // A partition that is reached through its table is kept by the table's policies.
      const missing = [
        ...(enabled ? [] : ['row level security']),
        ...(partition || policies.size > 0 ? [] : ['a policy']),
      ];
      if (by !== each.migration || missing.length === 0) return [];
      return [
        {
          message: `Table \`${printName(name)}\` is new and comes without ${missing.join(' and without ')}: ${enabled ? 'nobody but its owner sees a row' : 'whoever may use it sees every row'}.`,
          sql: [
            ...(enabled ? [] : [`ALTER TABLE ${printName(name)} ENABLE ROW LEVEL SECURITY;`]),
            ...(missing.includes('a policy') ? [ownPolicy(name)] : []),
          ].join('\n'),
          span,
        },
      ];
    });
  },
});

function ownPolicy(name: Name): string {
  return [
    '-- Whoever may see and change a row, by the column that says whose it is:',
    `CREATE POLICY ${printIdentifier(`${name.name}_own`)} ON ${printName(name)}`,
    '  USING (owner = current_user) WITH CHECK (owner = current_user);',
  ].join('\n');
}

interface NewTable {
  /** The last one that it has here. */
  readonly name: Name;
  readonly by: MigrationInPull['migration'];
  readonly partition: boolean;
  readonly enabled: boolean;
  readonly policies: ReadonlySet<string>;
  readonly span: Span;
}

const KINDS = [
  'create-table',
  'drop-table',
  'rename-table',
  'set-table-schema',
  'set-row-security',
  'create-policy',
  'drop-policy',
] as const satisfies readonly OperationKind[];

/** The tables that the migrations make and leave there, with what keeps their rows apart in the end. */
function newTables(migrations: readonly MigrationInPull[]): readonly NewTable[] {
  const tables = new Map<string, NewTable>();
  for (const step of stepsOf(migrations, KINDS)) {
    const name = fullName(step.operation.table, step.catalogue);
    const known = tables.get(keyOf(name));
    tables.delete(keyOf(name));
    const table = known === undefined ? madeBy(step) : changedBy(known, step);
    if (table !== undefined) tables.set(keyOf(table.name), table);
  }
  return [...tables.values()];
}

const newTablesIn = oncePerPull((migrations) => newTables(running(migrations)));

type Step = OperationContext<(typeof KINDS)[number]>;

function madeBy({ operation, catalogue, migration }: Step): NewTable | undefined {
  if (operation.kind !== 'create-table' || operation.temporary) return undefined;
  const before = findTable(catalogue, operation.table);
  if (operation.ifNotExists && before !== undefined && !isNew(before)) return undefined;
  return {
    name: operation.table,
    by: migration,
    partition: operation.partitionOf !== undefined,
    enabled: false,
    policies: new Set(),
    span: operation.span,
  };
}

function changedBy(table: NewTable, { operation }: Step): NewTable | undefined {
  switch (operation.kind) {
    case 'create-table':
      return table;
    case 'drop-table':
      return undefined;
    case 'rename-table':
      return { ...table, name: { ...table.name, name: operation.newName } };
    case 'set-table-schema':
      return { ...table, name: { ...table.name, schema: operation.schema } };
    case 'set-row-security':
      return {
        ...table,
        enabled: operation.setting === 'enable' || (operation.setting !== 'disable' && table.enabled),
      };
    case 'create-policy':
      return { ...table, policies: new Set([...table.policies, operation.policy]) };
    case 'drop-policy':
      return {
        ...table,
        policies: new Set([...table.policies].filter((policy) => policy !== operation.policy)),
      };
  }
}

/** The name with its schema, where it is known which of several it is. */
function fullName(name: Name, catalogue: Catalogue): Name {
  return findTable(catalogue, name)?.name ?? name;
}
