import { namePartsOf } from '../../conventions/name-parts.ts';
import { gitMove } from '../../conventions/shell.ts';
import { templateOf } from '../../conventions/template.ts';
import { nameOf, renamed } from '../../domain/migration-name.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = `conventions:
  file-name:
    templates: ['{number:3}_{snake_case}.sql', '{number:3}{letter}_fix_{snake_case}.sql']`;

export const fileName = newMigrationRule({
  id: 'file-name',
  title: 'A migration is not named as the team names them',
  why: 'Tools and people find migrations by their names and take their order from them: one that is named otherwise is run in another place, or not at all.',
  saferWay: 'Give the file a name that fits the template.',
  severity: 'error',
  categories: [],
  asks: (conventions) => conventions.fileName,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/99-AddTags.sql': 'CREATE TABLE tags (id bigint);' } },
      {
        policy: `conventions:\n  file-name: { templates: '{timestamp}_{snake_case}' }`,
        files: { 'prisma/migrations/20260116120000_AddTags/migration.sql': 'CREATE TABLE tags (id bigint);' },
      },
    ],
    good: [
      { policy: POLICY, files: { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' } },
      { policy: POLICY, files: { 'migrations/099A_fix_tags.sql': 'CREATE TABLE tags (id bigint);' } },
    ],
  },
  check({ migration: { path, number } }, { templates }) {
    const name = nameOf(path);
    const compiled = templates.map(templateOf);
    if (compiled.some((template) => template.match(name) !== undefined)) return [];
    const [first] = compiled;
    if (first === undefined) return [];
    const better = first.fill(namePartsOf(name, number));
    const { from, to } = renamed(path, better);
    return [
      {
        message: `\`${name}\` does not fit ${templates.map((template) => `\`${template}\``).join(' or ')}, such as \`${better}\`.`,
        text: { language: 'sh', text: gitMove(from, to) },
      },
    ];
  },
});
