import { type Section, sectionsOf } from '../../conventions/sections.ts';
import type { SectionName } from '../../domain/convention.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { type ChangedThing, changedThings } from '../changed-things.ts';
import type { OperationContext } from '../context.ts';
import type { MigrationInPull } from '../pull-request-context.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = `conventions:
  sections: [verification, rollback, { section: pre-flight, when: { levels: [medium, high] } }]`;

/** What comes after so many characters of a verification is not searched. */
const LONGEST_VERIFICATION = 100_000;

const GOOD = `-- Pre-flight checks
DO $$ BEGIN
  IF to_regclass('bookings') IS NULL THEN RAISE EXCEPTION 'There are no bookings'; END IF;
END $$;

-- Schema changes
ALTER TABLE bookings RENAME note TO remark;

-- Verification
SELECT column_name FROM information_schema.columns WHERE table_name = 'bookings' AND column_name = 'remark';

-- Rollback:
-- ALTER TABLE bookings RENAME remark TO note;`;

export const missingSection = newMigrationRule({
  id: 'missing-section',
  title: 'A migration lacks a part that every one of its kind has',
  why: 'What is to be looked at before and after it, and how to take it back, is known now to its author, and in a year to nobody.',
  saferWay: 'Write the part into the file, as SQL or as a comment below its title.',
  severity: 'error',
  categories: [],
  asks: ({ sections }) => sections?.filter(({ section }) => section !== 'backup'),
  examples: {
    bad: [
      {
        policy: POLICY,
        files: { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' },
      },
      {
        policy: POLICY,
        files: { 'migrations/099_rename.sql': GOOD.slice(0, GOOD.indexOf('-- ALTER')) },
      },
      {
        policy: POLICY,
        files: { 'migrations/099_rename.sql': GOOD.replace(/^SELECT.*$/m, 'SELECT count(*) FROM rooms;') },
      },
    ],
    good: [
      { policy: POLICY, files: { 'migrations/099_rename.sql': GOOD } },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': `ALTER TABLE bookings ADD COLUMN tags text;
SELECT tags FROM bookings LIMIT 1;`,
          'migrations/099_rollback.sql': 'ALTER TABLE bookings DROP COLUMN tags;',
        },
      },
    ],
  },
  check(each, { section }) {
    const { content, path } = each.migration;
    const things = changedThings(each.operations.map(({ operation }) => operation));
    if (content.kind !== 'text' || things.length === 0) return [];
    const lack = lackOf(section, each, { sections: sectionsOf(content.text), things });
    if (lack === undefined) return [];
    return [{ message: `\`${nameOf(path)}\` ${lack}.`, sql: skeletonOf(section, each, things) }];
  },
});

interface Written {
  readonly sections: readonly Section[];
  readonly things: readonly ChangedThing[];
}

/** What is wrong with a part of a migration, as the end of a sentence about it. */
function lackOf(name: SectionName, each: MigrationInPull, { sections, things }: Written): string | undefined {
  const titled = sections.filter((section) => section.name === name);
  switch (name) {
    case 'pre-flight':
      if (titled.some(isFilled) || looks(beforeChanges(each)).length > 0) return undefined;
      return titled.length > 0
        ? 'has nothing below its title of pre-flight checks'
        : 'has no pre-flight checks';
    case 'verification': {
      const text = [
        ...titled.flatMap(({ words, code }) => [...words, ...code]),
        ...looks(afterChanges(each)),
      ].join('\n');
      if (!/\b(?:select|do|assert|perform)\b/i.test(text)) return 'has no query that verifies what it did';
      const searched = text.slice(0, LONGEST_VERIFICATION).toLowerCase();
      const unseen = things.filter(
        ({ words }) => !words.some((word) => searched.includes(word.toLowerCase())),
      );
      return unseen.length === 0
        ? undefined
        : `verifies something, but not ${unseen.map((thing) => `\`${thing.name}\``).join(', ')}`;
    }
    case 'rollback':
      if (titled.some(({ words, code }) => words.length + code.length > 0)) return undefined;
      if (hasWayBack(each)) return undefined;
      return titled.length > 0
        ? 'has nothing below its title of a rollback'
        : 'does not say how to roll it back';
    case 'backup':
      return undefined;
  }
}

function hasWayBack(each: MigrationInPull): boolean {
  const { wayBack } = each.rollback();
  return wayBack !== undefined && (wayBack.unread || wayBack.operations.length > 0);
}

/** Words of the author's own, or SQL that looks at something. */
function isFilled({ words, code }: Section): boolean {
  return words.length > 0 || code.some((line) => /\b(?:select|do|assert|raise|perform)\b/i.test(line));
}

function beforeChanges(each: MigrationInPull): readonly OperationContext[] {
  const steps = each.steps();
  const first = steps.findIndex(isChange);
  return steps.slice(0, first < 0 ? steps.length : first);
}

function afterChanges(each: MigrationInPull): readonly OperationContext[] {
  const steps = each.steps();
  return steps.slice(steps.findLastIndex(isChange) + 1);
}

function isChange({ operation }: OperationContext): boolean {
  return changedThings([operation]).length > 0;
}

/** The statements that look at something and change nothing. */
function looks(steps: readonly OperationContext[]): readonly string[] {
  return steps
    .filter(({ operation }) => operation.kind === 'select' || operation.kind === 'do-block')
    .map(({ source }) => source);
}

function skeletonOf(name: SectionName, each: MigrationInPull, things: readonly ChangedThing[]): string {
  switch (name) {
    case 'rollback':
      return [
        '-- Rollback:',
        ...each
          .rollback()
          .proposal.sql.split('\n')
          .map((line) => `-- ${line}`.trimEnd()),
      ].join('\n');
    case 'pre-flight':
      return ['-- Pre-flight checks: what is there before', ...things.map(({ query }) => query)].join('\n');
    case 'verification':
    case 'backup':
      return ['-- Verification', ...things.map(({ query }) => query)].join('\n');
  }
}
