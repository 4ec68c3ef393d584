import { MOST_OPERATIONS } from '../../domain/measure.ts';
import { type Name, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { Statement } from '../../domain/script.ts';

/** A statement as it is read, before the calls in it are followed. */
export interface ReadStatement {
  readonly statement: Statement;
  /** Reads what the function that it creates does; undefined where that is not known. Only read when it is asked. */
  readonly body?: () => readonly Operation[] | undefined;
}

/** What a function of the script does, each time that it is created. */
type Bodies = Map<string, (() => readonly Operation[] | undefined)[]>;

/** How deep functions of the script that call each other are followed. */
const DEEPEST_CALL = 8;

/**
 * Adds to each statement what the functions that it calls do, where the same script defines them: wrapping a
 * statement in a function hides nothing.
 */
export function followCalls(read: readonly ReadStatement[]): readonly Statement[] {
  const defined: Bodies = new Map();
  let left = MOST_OPERATIONS;
  return read.map(({ statement, body }) => {
    const followed =
      defined.size === 0 ? [] : statement.operations.map((operation) => withCalled(operation, defined, left));
    for (const operation of statement.operations)
      if (operation.kind === 'create-function' && body !== undefined) {
        const key = keyOf(operation.function);
        defined.set(key, [...(defined.get(key) ?? []), body]);
      }
    const operations = followed.flat();
    const added = operations.length - statement.operations.length;
    if (added <= 0) return statement;
    left -= added;
    return { ...statement, operations };
  });
}

/**
 * An operation with what it calls, and what that calls.
 *
 * @param most more is not followed, and then it could be anything: functions that call each other twice each do more
 * than could ever be looked at.
 */
function withCalled(operation: Operation, defined: Bodies, most: number): readonly Operation[] {
  const { span } = operation;
  const found: Operation[] = [operation];
  const follow = (one: Operation, depth: number): boolean => {
    if (depth >= DEEPEST_CALL) return true;
    return calledBy(one).every((name) =>
      (bodyOf(name, defined) ?? []).every((inner) => {
        if (found.length > most) return false;
        const called = { ...inner, span };
        found.push(called);
        return follow(called, depth + 1);
      }),
    );
  };
  const isWhole = follow(operation, 0);
  return isWhole ? found : [...found, { kind: 'dynamic-sql', expression: TOO_MANY, span }];
}

const TOO_MANY = 'functions that call more than can be followed';

/** The last of its definitions that can be read. */
function bodyOf(name: string, defined: Bodies): readonly Operation[] | undefined {
  const bodies = defined.get(name) ?? [];
  for (let at = bodies.length - 1; at >= 0; at--) {
    const body = bodies[at]?.();
    if (body !== undefined) return body;
  }
  return undefined;
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
