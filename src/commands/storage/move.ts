import type { Terminal } from '../terminal.ts';
import type { MoveRequest } from './arguments.ts';

/** Copies everything; the rows of each table by its name. */
export type MoveStorage = (from: string, to: string) => Promise<ReadonlyMap<string, number>>;

/** Moves the server's storage and says what was moved. */
export async function move(
  { from, to }: MoveRequest,
  moveStorage: MoveStorage,
  terminal: Terminal,
): Promise<0> {
  const moved = await moveStorage(from, to);
  const { host, pathname } = new URL(to);
  const tables = [...moved].filter(([, rows]) => rows > 0);
  for (const [table, rows] of tables) terminal.out(`${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}\n`);
  terminal.out(
    `Everything in ${from} is in ${host}${pathname} now. Start the server with DATABASE_URL; what is in the folder ` +
      'is not needed any more.\n',
  );
  return 0;
}
