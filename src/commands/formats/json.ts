import type { AssessedMigration } from '../../domain/assessment.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Span } from '../../domain/span.ts';
import { jsonText } from '../json-text.ts';
import { levelOf } from '../tally.ts';
import type { Reporter, Setting } from './reporter.ts';

/** Raised when something in the format is renamed or taken away; what is added leaves it as it is. */
export const JSON_VERSION = 1;

/** For programs: everything that is known, under names that stay. Lines and columns count from 1, offsets from 0. */
export function jsonReporter({ version }: Setting): Reporter {
  const migrations: object[] = [];
  return {
    migration: (assessed) => {
      migrations.push(migrationOf(assessed));
      return '';
    },
    end: ({ policy, tally, beside }) =>
      `${jsonText(
        {
          version: JSON_VERSION,
          tool: { name: 'migration-gate', version },
          policy: policy.source,
          level: levelOf(tally),
          summary: tally,
          migrations,
          beside: beside.map(findingOf),
        },
        2,
      )}\n`,
  };
}

function migrationOf({ migration, script, operations, findings, level }: AssessedMigration): object {
  const { path, previousPath, change, tool, direction, number } = migration;
  return {
    path,
    previousPath,
    change,
    tool,
    direction,
    number,
    level,
    transaction: script.transaction,
    operations: operations.map(({ operation, level: own, categories, summary, reason }) => ({
      kind: operation.kind,
      level: own,
      categories,
      summary,
      reason,
      ...placeOf(operation.span),
    })),
    findings: findings.map(findingOf),
  };
}

function findingOf({ location, ...finding }: Finding): object {
  return { ...finding, path: location.path, ...placeOf(location.span) };
}

function placeOf(span: Span | undefined): object {
  if (span === undefined) return {};
  return { start: { ...span.from, offset: span.start }, end: { ...span.to, offset: span.end } };
}
