import type { Migration } from '../../domain/migration.ts';
import { migrationRule } from '../rule.ts';

export const changeToAppliedMigration = migrationRule({
  id: 'change-to-applied-migration',
  title: 'A migration that the base branch already has is changed',
  why: 'Databases that have run it never run it again, so they would differ from new ones; and many tools refuse to go on when a file is not what they ran.',
  saferWay: 'Leave the file as it is on the base branch, and put the change into a new migration.',
  severity: 'error',
  categories: ['incompatible'],
  suppressible: false,
  examples: {
    bad: [
      { sql: 'CREATE TABLE tags (id bigint);', file: { onBase: true, change: 'modified' } },
      { sql: 'CREATE TABLE tags (id bigint);', file: { onBase: true, change: 'renamed' } },
      { sql: '', file: { onBase: true, change: 'removed', content: { kind: 'absent' } } },
    ],
    good: [
      'CREATE TABLE tags (id bigint);',
      {
        sql: 'CREATE OR REPLACE VIEW tagged AS SELECT 1;',
        file: { onBase: true, change: 'modified', direction: 'repeatable' },
      },
    ],
  },
  check({ migration }) {
    // A repeatable migration is made to be changed: its tool runs it again.
    if (!migration.onBase || migration.direction === 'repeatable') return [];
    const path = migration.previousPath ?? migration.path;
    return [
      {
        message: `\`${path}\` is on the base branch already and must not be ${deed(migration)}: put the change into a new migration, ${successor(migration)}.`,
        saferWay: `Restore \`${path}\` as it is on the base branch, and put the change into ${successor(migration)}.`,
      },
    ];
  },
});

function deed({ change }: Migration): string {
  switch (change) {
    case 'removed':
      return 'removed';
    case 'renamed':
      return 'renamed';
    default:
      return 'changed';
  }
}

/** The file to create instead, in words that fit the tool. */
function successor({ path, previousPath, tool, number }: Migration): string {
  const file = (previousPath ?? path).split('/').at(-1) ?? path;
  const topic = file
    .replace(/\.\w+$/, '')
    .replace(/^[VURB]?[\d.]+[A-Z]?_+/, '')
    .replace(/^fix_/, '');
  switch (tool) {
    case 'numbered':
      return number === undefined
        ? 'a file with the next number'
        : `\`${withNextLetter(number)}_fix_${topic}.sql\``;
    case 'flyway':
      return `\`V<next version>__fix_${topic}.sql\``;
    case 'prisma':
      return `one made by \`npx prisma migrate dev --name fix_${prismaTopic(path)}\``;
    case 'supabase':
      return `one made by \`supabase migration new fix_${topic}\``;
    default:
      return 'one that comes after it';
  }
}

/** `099` → `099A` → `099B`, as fixes of a numbered migration are called. */
function withNextLetter(number: string): string {
  const letter = /[A-Y]$/.exec(number)?.[0];
  if (letter === undefined) return `${number}A`;
  return `${number.slice(0, -1)}${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
}

/** Prisma names the folder, `20260116120000_add_tags/migration.sql`. */
function prismaTopic(path: string): string {
  return (path.split('/').at(-2) ?? '').replace(/^\d+_/, '');
}
