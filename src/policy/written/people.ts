import { z } from 'zod';
import { PERMISSIONS } from '../../domain/account.ts';
import { quote } from '../quote.ts';

/** GitHub's user names; those of enterprise-managed users end in `_` and the enterprise's short code. */
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{3,8})?$/i;
const TEAM = /^[a-z\d](?:[a-z\d-]{0,38})\/[a-z\d](?:[a-z\d_-]{0,99})$/i;

const login = z.string().regex(LOGIN, {
  error: ({ input }) =>
    `${quote(input)} is no user name on GitHub: write one without @, such as \`octocat\`; bots do not approve`,
});

const team = z.string().regex(TEAM, {
  error: ({ input }) =>
    `${quote(input)} is no team: write organisation/team without @, such as \`acme/database-owners\``,
});

export const role = z
  .strictObject({
    users: z.array(login).max(100).optional(),
    teams: z.array(team).max(20).optional(),
    permission: z
      .enum(PERMISSIONS)
      .exclude(['none'])
      .optional()
      .meta({ description: 'At least this permission on the repository' }),
    roles: z.array(z.string()).max(20).optional().meta({ description: 'Their holders hold this role, too' }),
  })
  .meta({ title: 'a role', description: 'Who holds it: any of these is enough' });

export const roleNames = z.array(z.string()).min(1).max(20);

const people = {
  role: z.string().optional(),
  roles: roleNames.optional().meta({ description: 'Any of them will do' }),
  count: z.int().min(1).max(20).optional(),
  'distinct-teams': z
    .boolean()
    .optional()
    .meta({ description: "Each person from another of the roles' teams" }),
};

const oneWay = z
  .strictObject({
    ...people,
    'all-of': z
      .array(z.strictObject(people).meta({ title: 'an approval' }))
      .min(1)
      .max(5)
      .optional(),
  })
  .meta({ title: 'a way' });

export const approval = z
  .strictObject({
    ...people,
    'any-of': z
      .array(oneWay)
      .min(2)
      .max(5)
      .optional()
      .meta({ description: 'Several ways, of which one is enough' }),
  })
  .meta({ title: 'an approval' });

export type WrittenRole = z.infer<typeof role>;
export type WrittenApproval = z.infer<typeof approval>;
