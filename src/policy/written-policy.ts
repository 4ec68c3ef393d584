import { z } from 'zod';
import { PERMISSIONS } from '../domain/account.ts';
import { RISK_LEVELS } from '../domain/level.ts';
import { MIGRATION_TOOLS } from '../domain/migration.ts';
import { PROOFS } from '../domain/policy.ts';
import { SEVERITIES } from '../domain/severity.ts';
import { globFault } from './glob.ts';
import { quote } from './quote.ts';

/** GitHub's user names; those of enterprise-managed users end in `_` and the enterprise's short code. */
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{3,8})?$/i;
const TEAM = /^[a-z\d](?:[a-z\d-]{0,38})\/[a-z\d](?:[a-z\d_-]{0,99})$/i;

const text = (longest: number) => z.string().trim().min(1).max(longest);

const login = z.string().regex(LOGIN, {
  error: ({ input }) =>
    `${quote(input)} is no user name on GitHub: write one without @, such as \`octocat\`; bots do not approve`,
});

const team = z.string().regex(TEAM, {
  error: ({ input }) =>
    `${quote(input)} is no team: write organisation/team without @, such as \`acme/database-owners\``,
});

const glob = z.string().check(({ value, issues }) => {
  const message = globFault(value);
  if (message !== undefined) issues.push({ code: 'custom', message, input: value });
});

const globs = z.array(glob).max(50);
const level = z.enum(RISK_LEVELS);

const migrations = z.strictObject({
  paths: globs.min(1).optional(),
  ignore: globs.optional(),
  tool: z.enum(MIGRATION_TOOLS).optional(),
});

const role = z.strictObject({
  users: z.array(login).max(100).optional(),
  teams: z.array(team).max(20).optional(),
  permission: z.enum(PERMISSIONS).exclude(['none']).optional(),
  roles: z.array(z.string()).max(20).optional(),
});

const approval = z.strictObject({
  role: z.string().optional(),
  roles: z.array(z.string()).min(1).max(20).optional(),
  count: z.int().min(1).max(20).optional(),
});

/** A line alone stands for an item that people read. */
const checklistItem = z.preprocess(
  (written) => (typeof written === 'string' ? { text: written } : written),
  z.strictObject({ text: text(300), proof: z.enum(PROOFS).optional() }),
);

const levelSetting = z.strictObject({
  name: text(20).optional(),
  approvals: z.array(approval).max(10).optional(),
  checklist: z.array(checklistItem).max(50).optional(),
});

/** A severity alone stands for a setting with nothing else. */
const ruleSetting = z.preprocess(
  (written) => (typeof written === 'string' ? { severity: written } : written),
  z.strictObject({ severity: z.enum([...SEVERITIES, 'off']).optional(), level: level.optional() }),
);

const levels = z.strictObject({
  low: levelSetting.optional(),
  medium: levelSetting.optional(),
  high: levelSetting.optional(),
});

/** The policy as maintainers type it; what it leaves out is as in the built-in policy. */
export const writtenPolicy = z.strictObject({
  version: z.literal(1).optional(),
  migrations: migrations.optional(),
  roles: z.record(z.string(), role).optional(),
  levels: levels.optional(),
  unknown: level.optional(),
  rules: z.record(z.string(), ruleSetting).optional(),
  operations: z.record(z.string(), level).optional(),
  checks: z.array(text(100)).max(20).optional(),
});

export type WrittenPolicy = z.infer<typeof writtenPolicy>;
export type WrittenRole = z.infer<typeof role>;
export type WrittenApproval = z.infer<typeof approval>;

/** The mappings of the file, by the path that leads to each (`*` for any name or place): what they are, their keys. */
export const MAPPINGS: readonly {
  readonly path: readonly string[];
  readonly name: string;
  readonly keys: readonly string[];
}[] = [
  { path: [], name: 'the policy', keys: Object.keys(writtenPolicy.shape) },
  { path: ['migrations'], name: '`migrations`', keys: Object.keys(migrations.shape) },
  { path: ['roles', '*'], name: 'a role', keys: Object.keys(role.shape) },
  { path: ['levels'], name: '`levels`', keys: Object.keys(levels.shape) },
  { path: ['levels', '*'], name: 'a level', keys: Object.keys(levelSetting.shape) },
  { path: ['levels', '*', 'approvals', '*'], name: 'an approval', keys: Object.keys(approval.shape) },
  { path: ['levels', '*', 'checklist', '*'], name: 'a line of the checklist', keys: ['text', 'proof'] },
  { path: ['rules', '*'], name: "a rule's setting", keys: ['severity', 'level'] },
];
