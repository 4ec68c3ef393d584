import type { Direction, Migration, MigrationTool } from '../../domain/migration.ts';

/** The tools as people know them. */
export const TOOL_NAMES: Readonly<Record<MigrationTool, string>> = {
  numbered: 'numbered SQL',
  prisma: 'Prisma',
  supabase: 'Supabase',
  flyway: 'Flyway',
};

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  forward: '',
  repeatable: ', repeatable',
  rollback: ', rollback',
};

/** `Flyway, repeatable`. */
export function toolWords({ tool, direction }: Pick<Migration, 'tool' | 'direction'>): string {
  return `${TOOL_NAMES[tool]}${DIRECTIONS[direction]}`;
}
