import { dayOfInstant, dayStart, isAhead } from '../../conventions/calendar.ts';
import { fieldWord, type HeaderLine, headerOf } from '../../conventions/header.ts';
import { levelChoices, levelNamed } from '../../conventions/level-word.ts';
import { isPlaceholder, saysNone } from '../../conventions/placeholder.ts';
import type { HeaderField } from '../../domain/convention.ts';
import { nameOf, stemOf } from '../../domain/migration-name.ts';
import type { MigrationInPull, PullRequestContext } from '../pull-request-context.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = `conventions:
  header:
    fields: [migration, description, date, author, risk]`;

const CHANGE = 'ALTER TABLE bookings ADD COLUMN tags text;';

export const incompleteHeader = newMigrationRule({
  id: 'incomplete-header',
  title: 'A migration does not say what it is, when and by whom it was written, or how risky it is',
  why: 'Whoever reads the file at night has nothing else to go by: not the pull request, and not its author.',
  saferWay: 'Begin the file with the header, each field filled in.',
  severity: 'error',
  categories: [],
  asks: ({ header }) => header,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/099_add_tags.sql': CHANGE } },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': `-- Migration: 098_other.sql
-- Description: Add tags to bookings
-- Date: 2026-02-30
-- Author: Developer Name
-- Risk: tiny
${CHANGE}`,
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': `-- Migration: 099_add_tags.sql
-- Description: Add tags to bookings
-- Date: 2026-01-16
-- Author: Ada Lovelace
-- Risk: LOW
${CHANGE}`,
        },
      },
      {
        policy: 'migrations:\n  since: "100"\nconventions:\n  header:\n    fields: [author]',
        files: { 'migrations/099_add_tags.sql': CHANGE },
      },
    ],
  },
  check(each, { fields }, context) {
    const { content, path } = each.migration;
    if (content.kind !== 'text') return [];
    const header = headerOf(content.text);
    const faults = fields.flatMap((field) => {
      const line = header.get(field);
      const fault = faultOf(field, line, each, context);
      return fault === undefined ? [] : [{ fault, line }];
    });
    const [first] = faults;
    if (first === undefined) return [];
    const wrong = faults.find(({ line }) => line !== undefined)?.line;
    return [
      {
        message: `The header of \`${nameOf(path)}\` ${faults.map(({ fault }) => fault).join('; ')}.`,
        sql: fields
          .map((field) => `-- ${fieldWord(field)}: ${valueFor(field, header.get(field), each, context)}`)
          .join('\n'),
        ...(wrong === undefined ? {} : { span: wrong.span }),
      },
    ];
  },
});

/** What is wrong with a field, as the end of a sentence about the header. */
function faultOf(
  field: HeaderField,
  line: HeaderLine | undefined,
  { migration }: MigrationInPull,
  { levelNames, at }: PullRequestContext,
): string | undefined {
  const word = fieldWord(field);
  if (line === undefined) return `has no ${word}`;
  const { value } = line;
  if (isPlaceholder(value) || saysNone(value)) return `leaves ${word} as the template has it`;
  switch (field) {
    case 'migration': {
      const names = [nameOf(migration.path), stemOf(migration.path)];
      return names.includes(value.replace(/^`|`$/g, ''))
        ? undefined
        : `calls it \`${value}\`, not \`${names[0]}\``;
    }
    case 'date': {
      const start = dayStart(value.slice(0, 10));
      if (start === undefined) return `has a Date, \`${value}\`, that is no day such as ${dayOfInstant(at)}`;
      return isAhead(start, at) ? `has a Date, ${value}, that is still to come` : undefined;
    }
    case 'risk':
      return levelNamed(value, levelNames) === undefined
        ? `has the Risk \`${value}\`, which is not ${levelChoices(levelNames)}`
        : undefined;
    case 'description':
    case 'author':
      return undefined;
  }
}

/** What there is if it is good, or else what it should be. */
function valueFor(
  field: HeaderField,
  line: HeaderLine | undefined,
  each: MigrationInPull,
  context: PullRequestContext,
): string {
  if (line !== undefined && faultOf(field, line, each, context) === undefined) return line.value;
  switch (field) {
    case 'migration':
      return nameOf(each.migration.path);
    case 'description':
      return each.operations.map(({ summary }) => summary).join(', ') || '<what it does, and why>';
    case 'date':
      return dayOfInstant(context.at);
    case 'author':
      return '<your name>';
    case 'risk':
      return context.levelNames[each.level];
  }
}
