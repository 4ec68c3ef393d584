import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { PeopleRecords } from '../usecases/ports/store.ts';

const row = z.object({
  members: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});

/** Team members for a while. */
export function peopleRecords(database: Database): PeopleRecords {
  return {
    async teamMembers(installation, team) {
      const rows = await database.query(
        'SELECT members FROM migration_gate.team_members WHERE installation = $1 AND team = $2 AND good_until > now()',
        [installation, team],
      );
      return z.array(row).parse(rows)[0]?.members;
    },
    async putTeamMembers(installation, team, members, until) {
      await database.query(
        `INSERT INTO migration_gate.team_members (installation, team, members, good_until) VALUES ($1, $2, $3, $4)
         ON CONFLICT (installation, team) DO UPDATE SET members = excluded.members, good_until = excluded.good_until`,
        [installation, team, JSON.stringify(members), until.toISOString()],
      );
    },
    async forgetTeams(installation) {
      await database.query('DELETE FROM migration_gate.team_members WHERE installation = $1', [installation]);
    },
  };
}
