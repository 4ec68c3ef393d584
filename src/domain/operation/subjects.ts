import type { Name } from './name.ts';
import type { Operation } from './operation.ts';

/** What an operation is about: the facts that hold a name, and the index that a table gets. */
export function subjectsOf(operation: Operation): readonly string[] {
  const about: Readonly<Record<string, unknown>> = { ...operation };
  return ['table', 'view', 'sequence', 'function', 'type', 'name', 'index'].flatMap((fact) => {
    const value = about[fact];
    if (typeof value === 'string') return value;
    return isName(value) ? value.name : [];
  });
}

function isName(value: unknown): value is Name {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
