import { z } from 'zod';
import { CATEGORIES } from '../../domain/category.ts';
import { MIGRATION_TOOLS } from '../../domain/migration.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { quote } from '../quote.ts';
import { level } from './condition.ts';
import { conventions } from './convention.ts';
import { operationKind, ruleId } from './names.ts';
import { role, roleNames } from './people.ts';
import { levelSetting, requirement } from './requirement.ts';
import { duration, globs, inShort, mapping, name, oneOrMore, orOff, text } from './values.ts';
import { mergeWindow } from './window.ts';

const migrations = mapping('`migrations`', {
  paths: globs.min(1).optional().meta({
    description:
      'Files that are migrations, and none else is; without it, they are found by the layouts of the tools',
  }),
  ignore: globs.optional().meta({ description: 'Files that are not migrations although they look like it' }),
  tool: z.enum(MIGRATION_TOOLS).optional().meta({
    description:
      'The tool that runs the files at `paths`; without it, the layout and the text of a file tell',
  }),
  since: text(40)
    .optional()
    .meta({ description: 'Conventions hold for migrations from this number on', examples: ['099'] }),
});

const environment = mapping(
  'an environment',
  {
    branches: oneOrMore(text(200), 50).meta({
      description: 'Base branches, or patterns of them: `main`, `release/*`',
    }),
  },
  'Where the base branches lead',
);

const severity = z.enum([...SEVERITIES, 'off']);

/** A severity alone stands for a setting with nothing else. */
const ruleSetting = inShort(
  severity,
  mapping("a rule's setting", {
    severity: severity.optional().meta({
      description: 'An `error` keeps the status from turning green, `off` takes the rule away',
    }),
    level: level
      .optional()
      .meta({ description: 'The level of what the rule finds, higher or lower than by itself' }),
    suppressible: z.boolean().optional().meta({
      description:
        'Whether a comment in the SQL may allow what the rule finds; without it, unless that is an error',
    }),
  }),
  (severity) => ({ severity }),
);

const levels = mapping('`levels`', {
  low: levelSetting.optional().meta({ description: 'Of what only adds' }),
  medium: levelSetting.optional().meta({ description: 'Of what changes what is there' }),
  high: levelSetting
    .optional()
    .meta({ description: 'Of what destroys or breaks; of a change to the policy, too' }),
});

const emergency = mapping(
  '`emergency`',
  {
    roles: roleNames.meta({ description: 'Whose holders may declare one' }),
    deadline: duration
      .optional()
      .meta({ description: 'So long after the declaration the approvals must be there', default: '24h' }),
    label: text(50)
      .optional()
      .meta({ description: 'The label that the pull request gets', default: 'emergency' }),
    levels: oneOrMore(level)
      .optional()
      .meta({ description: 'The levels at which it is possible; without it, all' }),
  },
  'Green before the approvals are there',
);

const waivers = mapping(
  '`waivers`',
  {
    roles: roleNames.meta({ description: 'Whose holders may waive a line of the checklist or a convention' }),
  },
  'Who may say that something need not hold',
);

const suppressors = mapping(
  '`suppressors`',
  {
    roles: roleNames.meta({
      description: 'Of whose holders one has to approve where a comment in the SQL allows a finding',
    }),
  },
  'Whose approval a comment that allows a finding takes',
);

const afterMerge = mapping('`after-merge`', {
  'backup-tables': orOff(duration).optional().meta({
    description: 'So long after the merge somebody is reminded to drop the backup tables that it made',
  }),
  'rollback-steps': z
    .array(level)
    .max(3)
    .optional()
    .meta({ description: 'The levels at which the steps back are shown' }),
});

const labels = mapping(
  '`labels`',
  {
    low: text(50).meta({ description: 'That of the lowest level' }),
    medium: text(50).meta({ description: 'That of the middle one' }),
    high: text(50).meta({ description: 'That of the highest level' }),
  },
  'A label for each level',
);

/** What a policy extends: a built-in one by name, or the organisation's own. */
export const extended = z.string().regex(/^(?:builtin:[a-z-]+|organisation)$/, {
  error: ({ input }) =>
    `${quote(input)} is nothing to extend: write \`builtin:default\` or another built-in policy, or \`organisation\``,
});

/** The policy as maintainers type it; what it leaves out is as in the policy that it extends. */
export const writtenPolicy = mapping('the policy', {
  version: z.literal(1).optional().meta({ description: 'The version of this format' }),
  extends: oneOrMore(extended, 2).optional().meta({
    description:
      'Policies that hold where this one says nothing: `builtin:<name>`, `organisation`, or both in order; without it, `builtin:default`',
  }),
  migrations: migrations.optional().meta({ description: 'Which files are migrations' }),
  environments: z
    .record(name, environment)
    .optional()
    .meta({ description: 'Where base branches lead; of a branch that fits several, the first' }),
  roles: z.record(z.string(), role).optional().meta({ description: 'Who people are' }),
  levels: levels.optional().meta({ description: 'What each level asks for' }),
  requirements: z
    .array(requirement)
    .max(50)
    .optional()
    .meta({ description: 'What is asked for besides, under conditions' }),
  unknown: level.optional().meta({ description: 'The level of what cannot be read' }),
  rules: z.record(ruleId, ruleSetting).optional().meta({ description: 'Settings of single rules' }),
  operations: z
    .record(operationKind, level)
    .optional()
    .meta({ description: 'Levels of kinds of operations, whatever the gate would have made of them' }),
  categories: z
    .partialRecord(z.enum(CATEGORIES), z.array(operationKind).max(100))
    .optional()
    .meta({ description: 'Kinds of operations that belong to a category besides those that do anyway' }),
  conventions: conventions.optional().meta({ description: 'What the team has agreed on' }),
  windows: z.record(name, mergeWindow).optional().meta({ description: 'When merging is allowed' }),
  checks: z
    .array(text(100))
    .max(20)
    .optional()
    .meta({ description: 'Statuses and check runs that must be green, whatever the level' }),
  emergency: orOff(emergency)
    .optional()
    .meta({ description: 'Who may have it green before the approvals are there' }),
  waivers: waivers.optional().meta({ description: 'Who may waive what is required' }),
  suppressions: z
    .enum(['allowed', 'refused'])
    .optional()
    .meta({ description: 'Whether a comment in the SQL may allow a finding', default: 'allowed' }),
  suppressors: suppressors
    .optional()
    .meta({ description: 'Whose approval it takes where a comment in the SQL allows a finding' }),
  'after-merge': afterMerge.optional().meta({ description: 'What is kept in mind after the merge' }),
  'request-reviewers': z.boolean().optional().meta({
    description: 'Whether the teams that can fill missing places are asked for a review',
    default: false,
  }),
  labels: orOff(labels).optional().meta({ description: 'The label of a pull request' }),
});

export type WrittenPolicy = z.infer<typeof writtenPolicy>;
