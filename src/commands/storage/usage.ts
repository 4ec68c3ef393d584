export const STORAGE = `Usage: migration-gate storage move --from <folder> --to <postgres://…>

Moves all that the server remembers, its audit and what waits for its time included, from the embedded storage in a
folder into a PostgreSQL database that the gate has not used yet: all of it or nothing. The folder stays as it is.
Stop the server before, and start it with DATABASE_URL afterwards.

Options:
      --from <folder>        DATA_FOLDER of the server until now
      --to <postgres://…>    DATABASE_URL of the server from now on
  -h, --help                 this text

Exit codes: 0 moved, 2 could not run: nothing was moved.`;
