import type { Name } from '../domain/operation/name.ts';
import { nameOfRange } from './names.ts';
import { isNode, listAt, textAt, unwrap } from './node.ts';

/** The tables that a query reads: every one named in it that is not one of its own WITH queries. */
export function relationsIn(query: unknown): readonly Name[] {
  const found: Name[] = [];
  const own = new Set<string>();
  collect(query, found, own);
  const seen = new Set<string>();
  return found.filter((name) => {
    const key = `${name.schema ?? ''}.${name.name}`;
    if ((name.schema === undefined && own.has(name.name)) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The names of columns that a query uses, of whichever table; `*` for all that there are. */
export function columnsIn(query: unknown): readonly string[] {
  const columns = new Set<string>();
  visit(query, (kind, fields) => {
    if (kind !== 'ColumnRef') return;
    const last = unwrap(listAt(fields, 'fields').at(-1));
    columns.add(last.kind === 'A_Star' ? '*' : textAt(last.fields, 'sval'));
  });
  return [...columns];
}

/** The functions that a query calls. */
export function callsIn(query: unknown): readonly string[] {
  const calls: string[] = [];
  visit(query, (kind, fields) => {
    if (kind !== 'FuncCall') return;
    const parts = listAt(fields, 'funcname').map((part) => textAt(unwrap(part).fields, 'sval'));
    calls.push((parts[0] === 'pg_catalog' ? parts.slice(1) : parts).join('.'));
  });
  return [...new Set(calls)];
}

function collect(query: unknown, found: Name[], own: Set<string>): void {
  visit(query, (kind, fields) => {
    if (kind === 'RangeVar') found.push(nameOfRange(fields));
    if (kind === 'CommonTableExpr') own.add(textAt(fields, 'ctename'));
  });
}

/** Calls back for every wrapped node in a tree. */
export function visit(
  value: unknown,
  callback: (kind: string, fields: Readonly<Record<string, unknown>>) => void,
): void {
  if (Array.isArray(value)) for (const item of value) visit(item, callback);
  if (!isNode(value)) return;
  for (const [kind, fields] of Object.entries(value)) {
    if (!isNode(fields) && !Array.isArray(fields)) continue;
    if (isNode(fields) && /^[A-Z]/.test(kind)) callback(kind, fields);
    // A relation of INSERT, UPDATE or DELETE is not wrapped.
    else if (kind === 'relation' && isNode(fields)) callback('RangeVar', fields);
    visit(fields, callback);
  }
}
