import { z } from 'zod';
import type { Connection } from './connection.ts';

const shape = z.object({ viewer: z.object({ login: z.string() }) });

/** The login of the app's own bot: what GitHub tells beside other things is noted, so that it is hardly ever asked. */
export class OwnLogin {
  #login: string | undefined;

  note(login: string): void {
    this.#login = login;
  }

  /** Whether a login is the app's own; one request where nothing was noted yet. */
  async is(login: string, open: () => Promise<Connection>): Promise<boolean> {
    this.#login ??= await readOwnLogin(await open());
    return isSameBot(login, this.#login);
  }
}

async function readOwnLogin(connection: Connection): Promise<string> {
  const { viewer } = await connection.query('who the app is', 'query Viewer { viewer { login } }', {}, shape);
  return viewer.login;
}

/** Whether two logins are the same bot's: GraphQL names a bot with and without the ending. */
export function isSameBot(a: string, b: string): boolean {
  return botName(a) === botName(b);
}

function botName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}
