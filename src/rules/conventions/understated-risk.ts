import { headerOf } from '../../conventions/header.ts';
import { levelNamed } from '../../conventions/level-word.ts';
import { compareLevels } from '../../domain/level.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { causeOfLevel } from '../level-cause.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = 'conventions:\n  header:\n    fields: [risk]';

export const understatedRisk = newMigrationRule({
  id: 'understated-risk',
  title: 'A migration declares less risk than it has',
  why: 'Whoever trusts the header looks at it for a minute and merges it at any time of the day.',
  saferWay: 'Declare the level that the gate has found, or take out what makes it so high.',
  severity: 'error',
  categories: [],
  asks: ({ header }) => (header?.fields.includes('risk') === true ? header : undefined),
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/099_drop.sql': '-- Risk: LOW\nDROP TABLE bookings;' } },
      {
        policy: `levels: { low: { name: safe }, medium: { name: controlled }, high: { name: high-risk } }\n${POLICY}`,
        files: { 'migrations/099_drop.sql': '-- Risk: controlled\nDROP TABLE bookings;' },
      },
    ],
    good: [
      { policy: POLICY, files: { 'migrations/099_drop.sql': '-- Risk: HIGH\nDROP TABLE bookings;' } },
      {
        policy: POLICY,
        files: { 'migrations/099_tags.sql': '-- Risk: HIGH\nCREATE TABLE tags (id bigint);' },
      },
    ],
  },
  check(each, _, { levelNames }) {
    const { migration, level } = each;
    if (migration.content.kind !== 'text') return [];
    const line = headerOf(migration.content.text).get('risk');
    const declared = line === undefined ? undefined : levelNamed(line.value, levelNames);
    if (line === undefined || declared === undefined || compareLevels(declared, level) >= 0) return [];
    return [
      {
        message: `\`${nameOf(migration.path)}\` declares ${levelNames[declared]} and is ${levelNames[level]}: ${causeOfLevel(each)}.`,
        sql: `-- Risk: ${levelNames[level]}`,
        span: line.span,
      },
    ];
  },
});
