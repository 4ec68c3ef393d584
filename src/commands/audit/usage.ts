const STORAGE = `The record is in the storage of the server, which is found as the server finds it: DATABASE_URL, or the folder
DATA_FOLDER (data). A folder is for one process: the server has to be stopped meanwhile. A database is not.`;

export const AUDIT = `Usage: migration-gate audit [options]

Writes the record of what the gate decided and did, oldest first, or checks that nobody changed it.

${STORAGE}

Options:
      --repository <owner/name>  only of this repository
      --pull <number>            only of this pull request
      --since <time>             only from then on: 2026-01-31, or 2026-01-31T12:00:00Z
      --until <time>             only before then
  -f, --format <format>          jsonl, csv (jsonl)
      --verify                   writes nothing of it, and says where it was changed, or something taken out
  -h, --help                     this text

Exit codes: 0 written, or whole and unchanged; 1 changed; 2 could not run.`;

export const REPLAY = `Usage: migration-gate replay <owner/name@number> [options]

Decides again what an entry of the audit says was decided, from the facts that were recorded with it, as this
version of the program does, and says what is different. Asks GitHub nothing.

${STORAGE}

Options:
  -f, --format <format>   pretty, json (pretty)
  -h, --help              this text

Exit codes: 0 the same, 1 different, 2 could not run.`;
