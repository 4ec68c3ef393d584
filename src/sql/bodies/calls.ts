import { type Name, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { Statement } from '../../domain/script.ts';

/** How deep functions of the script that call each other are followed. */
const DEEPEST_CALL = 8;

/**
 * Adds to each statement what the functions that it calls do, where the same script defines them: wrapping a
 * statement in a function hides nothing.
 */
export function followCalls(statements: readonly Statement[]): readonly Statement[] {
  const defined = new Map<string, readonly Operation[]>();
  return statements.map((statement) => {
    const operations = statement.operations.flatMap((operation) => withCalled(operation, defined, 0));
    for (const operation of statement.operations)
      if (operation.kind === 'create-function' && statement.defines !== undefined)
        defined.set(keyOf(operation.function), statement.defines);
    return operations.length === statement.operations.length ? statement : { ...statement, operations };
  });
}

function withCalled(
  operation: Operation,
  defined: ReadonlyMap<string, readonly Operation[]>,
  depth: number,
): readonly Operation[] {
  if (defined.size === 0 || depth >= DEEPEST_CALL) return [operation];
  const called = calledBy(operation).flatMap((name) => defined.get(name) ?? []);
  return [
    operation,
    ...called.flatMap((inner) => withCalled({ ...inner, span: operation.span }, defined, depth + 1)),
  ];
}

function calledBy(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'select':
      return operation.calls.map((call) => call.replace(/^public\./, ''));
    case 'call':
      return [keyOf(operation.procedure)];
    default:
      return [];
  }
}

function keyOf(name: Name): string {
  return name.schema === 'public' || name.schema === undefined ? name.name : printName(name);
}
