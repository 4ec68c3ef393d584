import type { AssessedMigration, Assessment } from '../../domain/assessment.ts';
import type { Migration } from '../../domain/migration.ts';
import { disproved, FOR_PEOPLE, migrationsAhead, type ProofState, proved } from '../proof-state.ts';

/** Each migration comes with the way back: a rollback file, a down section, or instructions in a comment. */
export function proveRollbackPresent(assessment: Assessment): ProofState {
  const ahead = migrationsAhead(assessment);
  if (ahead.length === 0) return FOR_PEOPLE;
  const rollbacks = assessment.migrations.map(({ migration }) => migration).filter(isRollback);
  const ways: string[] = [];
  for (const { migration } of ahead) {
    const way = rollbacks.find((rollback) => goesWith(rollback, migration))?.path ?? wayInText(migration);
    if (way === undefined) return disproved(`${migration.path} says nothing of a rollback`);
    ways.push(way);
  }
  return proved(ways.length === 1 ? `${ways[0]}` : `each of ${ways.length} migrations has one`);
}

function isRollback({ direction, change }: AssessedMigration['migration']): boolean {
  return direction === 'rollback' && change !== 'removed';
}

/** Same number, or the same folder for the tools that give each migration one. */
function goesWith(rollback: Migration, migration: Migration): boolean {
  if (rollback.number !== undefined) return rollback.number === migration.number;
  return folderOf(rollback.path) === folderOf(migration.path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Comments that speak of it, and the markers with which goose, dbmate and sql-migrate begin a down section. */
const SAYS_SO =
  /^[ \t]*(?:--|\/?\*)+.*(?:\broll(?:ing)?[ -]?back\b|\+goose down|\+migrate down|migrate:down|\bto (?:undo|revert)\b)/im;

function wayInText({ path, content }: Migration): string | undefined {
  if (content.kind !== 'text') return undefined;
  const said = SAYS_SO.exec(content.text);
  if (said === null) return undefined;
  return `${path}:${content.text.slice(0, said.index).split('\n').length}`;
}
