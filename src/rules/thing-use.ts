import { oncePer } from '../domain/once.ts';
import type { ColumnDefinition } from '../domain/operation/column.ts';
import type { Constraint } from '../domain/operation/constraint.ts';
import { type Name, sameName } from '../domain/operation/name.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Thing } from './thing.ts';

/** What an operation does to the names that there are. */
export interface ThingUse {
  /** What it fails without. */
  readonly needs: readonly Thing[];
  /** What is there after it. */
  readonly makes: readonly Thing[];
  /** What is not there any more after it. */
  readonly removes: readonly Thing[];
  /** It says IF NOT EXISTS or OR REPLACE, so that what it makes may be there before. */
  readonly lenient: boolean;
}

type Uses = { readonly [K in OperationKind]?: (operation: OperationOf<K>) => Partial<ThingUse> };

const NOTHING: ThingUse = { needs: [], makes: [], removes: [], lenient: false };

/** What of an operation's names has to be there, comes to be and goes. Functions and schemas are not told of. */
export const useOf = oncePer((operation: Operation): ThingUse => {
  const use = USES[operation.kind] as ((operation: Operation) => Partial<ThingUse>) | undefined;
  return { ...NOTHING, ...use?.(operation) };
});

const table = (name: Name): Thing => ({ what: 'table', name });
const relation = (name: Name): Thing => ({ what: 'relation', name });
const view = (name: Name): Thing => ({ what: 'view', name });
const index = (name: Name): Thing => ({ what: 'index', name });
const type = (name: Name): Thing => ({ what: 'type', name });
const member = (what: 'column' | 'constraint' | 'trigger' | 'policy', of: Name, name: string): Thing => ({
  what,
  of,
  name,
});
const value = (of: Name, name: string): Thing => ({ what: 'enum-value', of, name });
const columns = (of: Name, names: readonly string[]): readonly Thing[] =>
  names.map((name) => member('column', of, name));
const unless = (condition: boolean, ...things: readonly Thing[]): readonly Thing[] =>
  condition ? [] : things;

const onColumn = ({ table: of, column }: { readonly table: Name; readonly column: string }) => ({
  needs: [relation(of), member('column', of, column)],
});
const onTable = ({ table: name }: { readonly table: Name }) => ({ needs: [table(name)] });
const onType = ({ type: name }: { readonly type: Name }) => ({ needs: [type(name)] });
const makesType = ({ type: name }: { readonly type: Name }) => ({ makes: [type(name)] });

const USES: Uses = {
  'create-table': ({ table: name, temporary, ifNotExists, like, inherits, partitionOf, ...rest }) => ({
    needs: [
      ...[...like, ...inherits, ...(partitionOf === undefined ? [] : [partitionOf])].map(relation),
      ...[...rest.constraints, ...rest.columns.flatMap(({ constraints }) => constraints)].flatMap(
        (constraint) => referenced(constraint, name),
      ),
    ],
    makes: unless(temporary, relation(name)),
    lenient: ifNotExists,
  }),
  'drop-table': ({ table: name, ifExists }) => ({
    needs: unless(ifExists, relation(name)),
    removes: [relation(name)],
  }),
  'rename-table': ({ table: name, newName, ifExists }) => ({
    needs: unless(ifExists, relation(name)),
    removes: [relation(name)],
    makes: [relation({ ...name, name: newName })],
  }),
  'set-table-schema': ({ table: name, schema }) => ({
    needs: [relation(name)],
    removes: [relation(name)],
    makes: [relation({ schema, name: name.name })],
  }),
  'add-column': ({ table: of, column, ifNotExists }) => ({
    needs: [table(of), ...referencedBy(column, of)],
    makes: [member('column', of, column.name)],
    lenient: ifNotExists,
  }),
  'drop-column': ({ table: of, column, ifExists }) => ({
    needs: [table(of), ...unless(ifExists, member('column', of, column))],
    removes: [member('column', of, column)],
  }),
  'rename-column': ({ table: of, column, newName }) => ({
    needs: [relation(of), member('column', of, column)],
    removes: [member('column', of, column)],
    makes: [member('column', of, newName)],
  }),
  'alter-column-type': onColumn,
  'set-not-null': onColumn,
  'drop-not-null': onColumn,
  'set-default': onColumn,
  'drop-default': onColumn,
  'add-identity': onColumn,
  'alter-identity': onColumn,
  'drop-identity': onColumn,
  'set-generated-expression': onColumn,
  'drop-generated-expression': onColumn,
  'set-column-storage': onColumn,
  'add-constraint': ({ table: of, constraint }) => ({
    needs: [
      table(of),
      ...referenced(constraint, of),
      ...(constraint.type === 'check' || constraint.type === 'exclude'
        ? []
        : columns(of, constraint.columns)),
      ...('usingIndex' in constraint && constraint.usingIndex !== undefined
        ? [index({ ...of, name: constraint.usingIndex })]
        : []),
    ],
    makes: constraint.name === undefined ? [] : [member('constraint', of, constraint.name)],
  }),
  'drop-constraint': ({ table: of, constraint, ifExists }) => ({
    needs: [table(of), ...unless(ifExists, member('constraint', of, constraint))],
    removes: [member('constraint', of, constraint)],
  }),
  'rename-constraint': ({ table: of, constraint, newName }) => ({
    needs: [table(of), member('constraint', of, constraint)],
    removes: [member('constraint', of, constraint)],
    makes: [member('constraint', of, newName)],
  }),
  'validate-constraint': ({ table: of, constraint }) => ({
    needs: [table(of), member('constraint', of, constraint)],
  }),
  'set-row-security': onTable,
  truncate: onTable,
  insert: ({ table: of, columns: names }) => ({ needs: [relation(of), ...columns(of, names)] }),
  update: ({ table: of, columns: names }) => ({ needs: [relation(of), ...columns(of, names)] }),
  delete: ({ table: of }) => ({ needs: [relation(of)] }),
  'create-index': ({ table: of, index: name, keys, include, ifNotExists }) => ({
    needs: [
      relation(of),
      ...keys.flatMap((key) => (key.kind === 'column' ? [member('column', of, key.column)] : [])),
      ...columns(of, include),
    ],
    makes: name === undefined ? [] : [index(of.schema === undefined ? { name } : { ...of, name })],
    lenient: ifNotExists,
  }),
  'drop-index': ({ index: name, ifExists }) => ({
    needs: unless(ifExists, index(name)),
    removes: [index(name)],
  }),
  'rename-index': ({ index: name, newName }) => ({
    needs: [index(name)],
    removes: [index(name)],
    makes: [index({ ...name, name: newName })],
  }),
  'create-enum': makesType,
  'create-domain': makesType,
  // A range or base type may have been announced before, as a shell.
  'create-type': ({ type: name, form }) => ({ makes: [type(name)], lenient: form === 'base' }),
  'drop-type': ({ type: name, ifExists }) => ({
    needs: unless(ifExists, type(name)),
    removes: [type(name)],
  }),
  'rename-type': ({ type: name, newName }) => ({
    needs: [type(name)],
    removes: [type(name)],
    makes: [type({ ...name, name: newName })],
  }),
  'alter-type': onType,
  'add-domain-constraint': onType,
  'alter-domain': onType,
  'add-enum-value': ({ type: of, value: name, ifNotExists, beside }) => ({
    needs: [type(of), ...(beside === undefined ? [] : [value(of, beside.value)])],
    makes: [value(of, name)],
    lenient: ifNotExists,
  }),
  'rename-enum-value': ({ type: of, value: name, newValue }) => ({
    needs: [type(of), value(of, name)],
    removes: [value(of, name)],
    makes: [value(of, newValue)],
  }),
  'create-view': ({ view: name, replace, ifNotExists, reads }) => ({
    needs: reads.map(relation),
    makes: [relation(name)],
    lenient: replace || ifNotExists,
  }),
  'drop-view': ({ view: name, ifExists }) => ({
    needs: unless(ifExists, view(name)),
    removes: [view(name)],
  }),
  'refresh-materialized-view': ({ view: name }) => ({ needs: [view(name)] }),
  'create-trigger': ({ table: of, trigger, replace }) => ({
    needs: [relation(of)],
    makes: [member('trigger', of, trigger)],
    lenient: replace,
  }),
  'drop-trigger': ({ table: of, trigger, ifExists }) => ({
    needs: unless(ifExists, relation(of), member('trigger', of, trigger)),
    removes: [member('trigger', of, trigger)],
  }),
  'switch-trigger': ({ table: of, trigger }) => ({
    needs: [relation(of), ...unless(/^(?:all|user)$/i.test(trigger), member('trigger', of, trigger))],
  }),
  'create-policy': ({ table: of, policy }) => ({
    needs: [table(of)],
    makes: [member('policy', of, policy)],
  }),
  'alter-policy': ({ table: of, policy }) => ({ needs: [table(of), member('policy', of, policy)] }),
  'drop-policy': ({ table: of, policy, ifExists }) => ({
    needs: unless(ifExists, table(of), member('policy', of, policy)),
    removes: [member('policy', of, policy)],
  }),
  'rename-object': ({ objectKind, name, newName, table: of }) => {
    const [before, after] = renamed(objectKind, name, newName, of);
    return before === undefined || after === undefined
      ? {}
      : { needs: [before], removes: [before], makes: [after] };
  },
  'set-object-schema': ({ objectKind, name, schema }) => {
    const moved = thingOf(objectKind, name);
    const there = thingOf(objectKind, { schema, name: name.name });
    return moved === undefined || there === undefined
      ? {}
      : { needs: [moved], removes: [moved], makes: [there] };
  },
};

function thingOf(objectKind: string, name: Name): Thing | undefined {
  if (objectKind.endsWith('view')) return view(name);
  return objectKind === 'type' || objectKind === 'domain' ? type(name) : undefined;
}

function renamed(
  objectKind: string,
  name: Name,
  newName: string,
  of: Name | undefined,
): readonly (Thing | undefined)[] {
  if (of === undefined) return [thingOf(objectKind, name), thingOf(objectKind, { ...name, name: newName })];
  if (objectKind !== 'trigger' && objectKind !== 'policy') return [];
  return [member(objectKind, of, name.name), member(objectKind, of, newName)];
}

/** The other table of a foreign key, with the columns that are named. */
function referenced(constraint: Constraint, own: Name): readonly Thing[] {
  if (constraint.type !== 'foreign-key' || sameName(constraint.references, own)) return [];
  return [table(constraint.references), ...columns(constraint.references, constraint.referencedColumns)];
}

function referencedBy({ constraints }: ColumnDefinition, own: Name): readonly Thing[] {
  return constraints.flatMap((constraint) => referenced(constraint, own));
}

/** The kinds of operation that need, make or take away something with a name. */
export const NAMING_KINDS: readonly OperationKind[] = Object.keys(USES) as OperationKind[];
