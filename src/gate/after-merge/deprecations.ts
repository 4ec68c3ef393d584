import { applies, circumstancesOf } from '../../domain/condition.ts';
import type { Decision } from '../../domain/decision.ts';
import { durationWords } from '../../domain/duration.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { type MadeTask, newOperations } from './made-task.ts';

/** Columns and tables that are renamed with the prefix of what is deprecated: when each may be dropped. */
export function deprecations(decision: Decision): readonly MadeTask[] {
  const { policy, assessment, environment } = decision;
  const { deprecation } = policy.conventions;
  if (deprecation === undefined) return [];
  if (!applies(deprecation.when, circumstancesOf(assessment, environment))) return [];
  const { prefix, wait } = deprecation;
  return newOperations(decision).flatMap((operation): readonly MadeTask[] => {
    if (operation.kind !== 'rename-column' && operation.kind !== 'rename-table') return [];
    const { newName } = operation;
    if (!newName.startsWith(prefix)) return [];
    const table = printName(operation.table);
    const name =
      operation.kind === 'rename-column'
        ? `${table}.${printIdentifier(newName)}`
        : printName({ ...operation.table, name: newName });
    const text = `The safety period of \`${name}\` is over (${durationWords(wait)}): a migration of its own may drop it`;
    return [{ id: `deprecated ${name}`, text, after: wait }];
  });
}
