import type { AssessedMigration } from '../../domain/assessment.ts';
import { commentOf } from '../../publication/comment/comment.ts';
import type { Reporter } from './reporter.ts';

/** The comment that the gate would write, if this were a pull request that nobody has reviewed yet. */
export function markdownReporter(): Reporter {
  const migrations: AssessedMigration[] = [];
  return {
    migration: (assessed) => {
      migrations.push(assessed);
      return '';
    },
    end: ({ decide }) => {
      const decision = decide(migrations);
      return decision.verdict.kind === 'not-applicable' ? 'No migrations.\n' : `${commentOf(decision)}\n`;
    },
  };
}
