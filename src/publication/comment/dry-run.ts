import { format } from 'sql-formatter';
import type { AssessedMigration } from '../../domain/assessment.ts';
import type { Decision } from '../../domain/decision.ts';
import { locationUrl } from '../github-pages.ts';
import { type Block, listSection, type Section } from '../layout/section.ts';
import { COMMENT_LIMIT } from '../layout/size.ts';
import { code } from '../markdown/code.ts';
import { collapsed } from '../markdown/collapsed.ts';
import { escapeText } from '../markdown/escape.ts';
import { fence } from '../markdown/fence.ts';
import { link } from '../markdown/link.ts';
import { counted } from '../wording/list.ts';

/** What migrations send that are not written in SQL: what was judged, for reviewers to read. */
export function dryRunSection(decision: Decision): Section {
  const { assessment, snapshot } = decision;
  const sending = assessment.migrations.filter(({ script }) => (script.dryRun ?? []).length > 0);
  return listSection(
    {
      weight: 2,
      open: '### The SQL that is sent\n\n',
      between: '\n\n',
      close: '',
      omitted: (count) => `**The SQL of ${counted(count, 'migration')} is left out here for want of room.**`,
    },
    sending.map((each): Block => {
      const path = each.migration.path;
      const page = locationUrl(snapshot, { path });
      return {
        full: () => collapsed(escapeText(path, 200), fence(formatted(each), 'sql')),
        short: () => `- ${link(code(path), page)}: too long to be shown here`,
      };
    }),
  );
}

/** As people write it; as it was sent where the formatter does not understand it, or no comment could show it. */
function formatted({ script }: AssessedMigration): string {
  const sql = (script.dryRun ?? []).map((statement) => `${statement.trim().replace(/;$/, '')};`).join('\n\n');
  if (sql.length > COMMENT_LIMIT) return sql;
  try {
    return format(sql, { language: 'postgresql', keywordCase: 'upper', dataTypeCase: 'upper' });
  } catch {
    return sql;
  }
}
