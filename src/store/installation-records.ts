import type { Database, Queryable } from '../database/database.ts';
import type { InstallationRecords } from '../usecases/ports/store.ts';
import { repositoryKey, textKey } from './pull-key.ts';

/** The tables that have a row, or several told apart by the columns, for a pull request. */
const OF_PULLS: Readonly<Record<string, readonly string[]>> = {
  reviews: ['review'],
  heads: ['head', 'base', 'policy'],
  verdicts: ['head'],
  merge_groups: ['head'],
  claims: [],
  acts: ['act'],
  deeds: ['deed'],
  open_pulls: [],
};

/** The tables that have rows for an installation. */
const OF_INSTALLATIONS = ['team_members', 'answers', 'budgets'];

/** What is recorded of all the pull requests of an installation, or a repository, at once. */
export function installationRecords(database: Database): InstallationRecords {
  return {
    forget: (installation) =>
      database.transaction(async (transaction) => {
        await forgetPulls(`${installation}/`, transaction);
        await transaction.query('DELETE FROM migration_gate.texts WHERE starts_with(blob, $1)', [
          textKey(installation, ''),
        ]);
        for (const table of OF_INSTALLATIONS)
          await transaction.query(`DELETE FROM migration_gate.${table} WHERE installation = $1`, [
            installation,
          ]);
      }),
    forgetRepository: (installation, repository) =>
      database.transaction((transaction) =>
        forgetPulls(repositoryKey(installation, repository), transaction),
      ),
    renameRepository: (installation, before, after) =>
      database.transaction(async (transaction) => {
        const from = repositoryKey(installation, before);
        const to = repositoryKey(installation, after);
        for (const [table, columns] of Object.entries(OF_PULLS))
          await move(table, columns, from, to, transaction);
        await transaction.query('UPDATE migration_gate.claims SET repository = $2 WHERE repository = $1', [
          from,
          to,
        ]);
        for (const table of ['verdicts', 'merge_groups', 'open_pulls'])
          await transaction.query(
            `UPDATE migration_gate.${table} SET reference = jsonb_set(reference::jsonb, '{repository}', $2::jsonb)::text
             WHERE starts_with(pull, $1)`,
            [to, JSON.stringify(after)],
          );
      }),
  };
}

async function forgetPulls(prefix: string, transaction: Queryable): Promise<void> {
  for (const table of Object.keys(OF_PULLS))
    await transaction.query(`DELETE FROM migration_gate.${table} WHERE starts_with(pull, $1)`, [prefix]);
}

/** What is there under the new name already was recorded since the renaming, and stays. */
async function move(
  table: string,
  columns: readonly string[],
  from: string,
  to: string,
  transaction: Queryable,
): Promise<void> {
  const renamed = '$2 || substr(old.pull, length($1) + 1)';
  const same = columns.map((column) => ` AND there.${column} = old.${column}`).join('');
  await transaction.query(
    `UPDATE migration_gate.${table} AS old SET pull = ${renamed}
     WHERE starts_with(old.pull, $1) AND NOT EXISTS (
       SELECT FROM migration_gate.${table} AS there WHERE there.pull = ${renamed}${same})`,
    [from, to],
  );
  await transaction.query(`DELETE FROM migration_gate.${table} WHERE starts_with(pull, $1)`, [from]);
}
