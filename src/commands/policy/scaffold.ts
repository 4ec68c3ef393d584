import type { MigrationTool } from '../../domain/migration.ts';
import { POLICY_SCHEMA_URL } from '../../policy/written/json-schema.ts';

/** What a new policy is made of. */
export interface Beginning {
  readonly extends: readonly string[];
  /** None: migrations are found by the layouts of the tools. */
  readonly paths: readonly string[];
  readonly tool?: MigrationTool;
  /** The roles that the extended policy asks for, to be filled in. */
  readonly roles: readonly string[];
}

/** The text of a new policy, with what there is to fill in as comments. */
export function scaffold({ extends: extended, paths, tool, roles }: Beginning): string {
  return [
    `# yaml-language-server: $schema=${POLICY_SCHEMA_URL}`,
    '# Who approves database migrations, and what is asked of them. All keys: docs/policy.md of Migration Gate.',
    'version: 1',
    '',
    '# What holds where this file says nothing. To see all of it: migration-gate policy explain',
    ...listUnder('extends', extended, ''),
    '',
    ...migrationsPart(paths, tool),
    ...rolesPart(roles),
  ].join('\n');
}

function migrationsPart(paths: readonly string[], tool: MigrationTool | undefined): readonly string[] {
  if (paths.length === 0)
    return [
      '# Migrations are found by the layouts of the tools. To name them instead:',
      '# migrations:',
      '#   paths:',
      '#     - db/migrations/**/*.sql',
      '',
    ];
  return [
    '# Files that are migrations, and none else is; the tool is the one that runs them.',
    'migrations:',
    ...listUnder('paths', paths, '  '),
    ...(tool === undefined ? [] : [`  tool: ${tool}`]),
    '',
  ];
}

function rolesPart(roles: readonly string[]): readonly string[] {
  if (roles.length === 0) return [];
  return [
    '# Who people are. What stands here takes the place of the role in the extended policy.',
    '# roles:',
    ...roles.flatMap((role) => [
      `#   ${role}:`,
      '#     teams: [organisation/team]',
      '#     users: [octocat]',
    ]),
    '',
  ];
}

function listUnder(key: string, values: readonly string[], indent: string): readonly string[] {
  const [only, ...more] = values;
  if (key === 'extends' && only !== undefined && more.length === 0) return [`${indent}${key}: ${only}`];
  return [`${indent}${key}:`, ...values.map((value) => `${indent}  - ${scalar(value)}`)];
}

/** Quoted where YAML would read something else into it. */
function scalar(value: string): string {
  return /^[a-z][\w./*-]*$/i.test(value) ? value : JSON.stringify(value);
}
