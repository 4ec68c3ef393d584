import { z } from 'zod';
import { PERMISSIONS } from '../../domain/account.ts';
import { quote } from '../quote.ts';
import { mapping } from './values.ts';

/** GitHub's user names; those of enterprise-managed users end in `_` and the enterprise's short code. */
const LOGIN = /^[a-zA-Z\d](?:[a-zA-Z\d-]{0,38})(?:_[a-zA-Z\d]{3,8})?$/;
const TEAM = /^[a-zA-Z\d](?:[a-zA-Z\d-]{0,38})\/[a-zA-Z\d](?:[a-zA-Z\d_-]{0,99})$/;

const login = z.string().regex(LOGIN, {
  error: ({ input }) =>
    `${quote(input)} is no user name on GitHub: write one without @, such as \`octocat\`; bots do not approve`,
});

const team = z.string().regex(TEAM, {
  error: ({ input }) =>
    `${quote(input)} is no team: write organisation/team without @, such as \`acme/database-owners\``,
});

export const role = mapping(
  'a role',
  {
    users: z.array(login).max(100).optional().meta({ description: 'The people of these names on GitHub' }),
    teams: z
      .array(team)
      .max(20)
      .optional()
      .meta({ description: "The members of these teams, `organisation/team` as in the team's address" }),
    permission: z
      .enum(PERMISSIONS)
      .exclude(['none'])
      .optional()
      .meta({ description: 'Everybody with at least this permission on the repository' }),
    roles: z
      .array(z.string())
      .max(20)
      .optional()
      .meta({ description: 'The holders of these roles, who hold this one, too' }),
  },
  'Who holds it: any of these is enough',
);

export const roleNames = z.array(z.string()).min(1).max(20);

const people = {
  role: z.string().optional().meta({ description: 'The role that the people hold' }),
  roles: roleNames.optional().meta({ description: 'In place of `role`: any of them will do' }),
  count: z.int().min(1).max(20).optional().meta({ description: 'How many people', default: 1 }),
  'distinct-teams': z
    .boolean()
    .optional()
    .meta({ description: "Each person from another of the roles' teams", default: false }),
};

const oneWay = mapping('a way', {
  ...people,
  'all-of': z
    .array(mapping('people', people))
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'In place of people: several at once' }),
});

export const approval = mapping('an approval', {
  ...people,
  'any-of': z
    .array(oneWay)
    .min(2)
    .max(5)
    .optional()
    .meta({ description: 'In place of people: several ways, of which one is enough' }),
});

export type WrittenRole = z.infer<typeof role>;
export type WrittenApproval = z.infer<typeof approval>;
