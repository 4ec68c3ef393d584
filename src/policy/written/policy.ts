import { z } from 'zod';
import { CATEGORIES } from '../../domain/category.ts';
import { MIGRATION_TOOLS } from '../../domain/migration.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { level } from './condition.ts';
import { conventions } from './convention.ts';
import { role, roleNames } from './people.ts';
import { levelSetting, requirement } from './requirement.ts';
import { duration, globs, inShort, oneOrMore, orOff, text } from './values.ts';
import { mergeWindow } from './window.ts';

const migrations = z
  .strictObject({
    paths: globs.min(1).optional().meta({ description: 'Files that are migrations, and none else is' }),
    ignore: globs
      .optional()
      .meta({ description: 'Files that are not migrations although they look like it' }),
    tool: z.enum(MIGRATION_TOOLS).optional().meta({ description: 'The tool that runs the files at `paths`' }),
    since: text(40)
      .optional()
      .meta({ description: 'Conventions hold for migrations from this number on', examples: ['099'] }),
  })
  .meta({ title: '`migrations`' });

const environment = z
  .strictObject({ branches: oneOrMore(text(200), 50) })
  .meta({ title: 'an environment', description: 'The base branches that lead there' });

/** A severity alone stands for a setting with nothing else. */
const ruleSetting = inShort(
  z.enum([...SEVERITIES, 'off']),
  z
    .strictObject({
      severity: z.enum([...SEVERITIES, 'off']).optional(),
      level: level.optional(),
      suppressible: z
        .boolean()
        .optional()
        .meta({ description: 'Whether a comment in the SQL may allow what the rule finds' }),
    })
    .meta({ title: "a rule's setting" }),
  (severity) => ({ severity }),
);

const levels = z
  .strictObject({
    low: levelSetting.optional(),
    medium: levelSetting.optional(),
    high: levelSetting.optional(),
  })
  .meta({ title: '`levels`' });

const emergency = z
  .strictObject({
    roles: roleNames.meta({ description: 'Whose holders may declare one' }),
    deadline: duration.optional(),
    label: text(50).optional(),
    levels: oneOrMore(level).optional(),
  })
  .meta({ title: '`emergency`', description: 'Green before the approvals are there' });

const afterMerge = z
  .strictObject({
    'backup-tables': orOff(duration).optional(),
    'rollback-steps': z.array(level).max(3).optional(),
  })
  .meta({ title: '`after-merge`' });

const waivers = z
  .strictObject({
    roles: roleNames.meta({ description: 'Whose holders may waive a line of the checklist or a convention' }),
  })
  .meta({ title: '`waivers`', description: 'Who may say that something need not hold' });

const labels = z
  .strictObject({ low: text(50), medium: text(50), high: text(50) })
  .meta({ title: '`labels`', description: 'A label for each level' });

/** What a policy extends: a built-in one by name, or the organisation's own. */
const extended = z.string().regex(/^(?:builtin:[a-z-]+|organisation)$/, {
  error: 'What a policy extends is `builtin:…` or `organisation`',
});

/** The policy as maintainers type it; what it leaves out is as in the policy that it extends. */
export const writtenPolicy = z
  .strictObject({
    version: z.literal(1).optional().meta({ description: 'The version of this format' }),
    extends: oneOrMore(extended, 2).optional(),
    migrations: migrations.optional(),
    environments: z.record(z.string(), environment).optional(),
    roles: z.record(z.string(), role).optional(),
    levels: levels.optional(),
    requirements: z.array(requirement).max(50).optional(),
    unknown: level.optional().meta({ description: 'The level of what cannot be read' }),
    rules: z.record(z.string(), ruleSetting).optional(),
    operations: z.record(z.string(), level).optional(),
    categories: z
      .partialRecord(z.enum(CATEGORIES), z.array(z.string()).max(100))
      .optional()
      .meta({ description: 'Kinds of operations that belong to a category besides those that do anyway' }),
    conventions: conventions.optional(),
    windows: z.record(z.string(), mergeWindow).optional(),
    checks: z
      .array(text(100))
      .max(20)
      .optional()
      .meta({ description: 'Statuses and check runs that must be green, whatever the level' }),
    emergency: orOff(emergency).optional(),
    waivers: waivers.optional(),
    suppressions: z.enum(['allowed', 'refused']).optional(),
    'after-merge': afterMerge.optional(),
    'request-reviewers': z
      .boolean()
      .optional()
      .meta({ description: 'Whether the teams that can fill missing places are asked for a review' }),
    labels: orOff(labels).optional(),
  })
  .meta({ title: 'the policy' });

export type WrittenPolicy = z.infer<typeof writtenPolicy>;
