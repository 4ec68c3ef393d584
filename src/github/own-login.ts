import { z } from 'zod';
import type { Connection } from './connection.ts';

const shape = z.object({ viewer: z.object({ login: z.string() }) });

/** The login of the app's own bot, as GitHub names it to the app: one request. */
export async function readOwnLogin(connection: Connection): Promise<string> {
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
