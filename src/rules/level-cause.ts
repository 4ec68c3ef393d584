import type { AssessedMigration } from '../domain/assessment.ts';

/** What gives a migration its level, and in which line: the first operation or finding that has it. */
export function causeOfLevel({
  operations,
  findings,
  level,
}: Pick<AssessedMigration, 'operations' | 'findings' | 'level'>): string {
  const operation = operations.find((each) => each.level === level);
  const finding = findings.find((each) => each.level === level);
  const because = operation?.summary ?? finding?.message ?? 'not all of it can be read';
  return operation === undefined ? because : `${because} (line ${operation.operation.span.from.line})`;
}
