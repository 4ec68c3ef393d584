import type { Operation } from '../../domain/operation/operation.ts';
import type { Catalogue } from '../../rules/catalogue.ts';
import { EMPTY_CATALOGUE } from './edit.ts';
import { foldOperation } from './fold.ts';
import type { Moment } from './origin.ts';

/** The catalogue on the way through a script: what a ROLLBACK goes back to, and what SET LOCAL hides. */
export interface Session {
  readonly catalogue: Catalogue;
  /** As the transaction found it. */
  readonly begun: Catalogue;
  /** The search path that comes back when the transaction ends. */
  readonly outerPath?: readonly string[];
}

/** A script runs in a session of its own: earlier temporary tables and settings are gone. */
export function openSession(catalogue: Catalogue): Session {
  const fresh = { ...withoutTemporary(catalogue), searchPath: EMPTY_CATALOGUE.searchPath };
  return { catalogue: fresh, begun: fresh };
}

function withoutTemporary(catalogue: Catalogue): Catalogue {
  if (catalogue.hasTemporary !== true) return catalogue;
  const tables = [...catalogue.tables].filter(([, table]) => table.origin !== 'temporary');
  return { ...catalogue, tables: new Map(tables), hasTemporary: false };
}

/** The session after an operation. */
export function foldSession(session: Session, operation: Operation, moment: Moment): Session {
  const { catalogue, begun } = session;
  switch (operation.kind) {
    case 'begin':
      return { catalogue, begun: catalogue };
    case 'commit':
      return ended(session, catalogue);
    case 'rollback':
      return ended(session, begun);
    case 'savepoint':
      // Which savepoint is not kept; knowing less is safe.
      return operation.change === 'rollback-to' ? { ...session, catalogue: begun } : session;
    case 'set-variable':
      return operation.variable === 'search_path'
        ? withPath(session, pathOf(operation.value), operation.scope)
        : session;
    case 'reset-variable':
      return operation.variable === undefined || operation.variable === 'search_path'
        ? withPath(session, EMPTY_CATALOGUE.searchPath, 'session')
        : session;
    case 'select':
      return operation.calls.some((call) => call.endsWith('set_config'))
        ? withPath(session, unknownPath(operation.span.start), 'session')
        : session;
    default:
      return { ...session, catalogue: foldOperation(catalogue, operation, moment) };
  }
}

function ended({ outerPath }: Session, catalogue: Catalogue): Session {
  const after = outerPath === undefined ? catalogue : { ...catalogue, searchPath: outerPath };
  return { catalogue: after, begun: after };
}

function withPath(
  { catalogue, begun, outerPath }: Session,
  searchPath: readonly string[],
  scope: 'session' | 'local',
): Session {
  const outer = scope === 'local' ? (outerPath ?? catalogue.searchPath) : undefined;
  return {
    catalogue: { ...catalogue, searchPath },
    begun,
    ...(outer === undefined ? {} : { outerPath: outer }),
  };
}

/** A path of more schemas is not followed. */
const MOST_SCHEMAS = 50;

function pathOf(value: string | undefined): readonly string[] {
  if (value === undefined) return EMPTY_CATALOGUE.searchPath;
  const schemas = value
    .split(',')
    .map((schema) => schema.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter((schema) => schema !== '' && schema !== '$user');
  return schemas.length > 0 && schemas.length <= MOST_SCHEMAS ? schemas : unknownPath(0);
}

/** A path that nothing known is on, so that unqualified names mean what is not known. */
function unknownPath(at: number): readonly string[] {
  return [`unknown search path ${at}`];
}
