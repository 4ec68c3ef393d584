import type { Assessment } from '../domain/assessment.ts';
import type { Conventions } from '../domain/convention.ts';
import type { Migration } from '../domain/migration.ts';

/**
 * The base branch's migrations that have to be read again, because a convention asks how long ago they prepared
 * what is taken away here: those whose text speaks of it.
 */
export function toRecall(
  { migrations }: Pick<Assessment, 'migrations'>,
  { deprecation, twoPhases }: Conventions,
  history: readonly Migration[] | undefined,
): readonly Migration[] {
  if (deprecation === undefined && twoPhases === undefined) return [];
  const names = new Set(
    migrations.flatMap(({ operations }) =>
      operations.flatMap(({ operation }) => {
        if (operation.kind === 'drop-table') return [operation.table.name];
        return operation.kind === 'drop-column' ? [operation.table.name, operation.column] : [];
      }),
    ),
  );
  if (names.size === 0) return [];
  return (history ?? []).filter(({ content }) => {
    if (content.kind !== 'text') return false;
    const text = content.text.toLowerCase();
    return [...names].some((name) => text.includes(name.toLowerCase()));
  });
}
