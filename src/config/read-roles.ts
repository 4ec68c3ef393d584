import { parseArgs } from 'node:util';
import { type Config, ROLES, type Role } from './config.ts';
import { ConfigError } from './config-error.ts';

const USAGE = `Start it with --role web to take webhooks alone, with --role worker to work them off alone, and without for both.`;

/**
 * Reads what was typed after the server's name.
 *
 * @returns every role where none is named.
 * @throws ConfigError which says what there is instead.
 */
export function readRoles(args: readonly string[], storage: Config['storage']): readonly Role[] {
  const named = parse(args);
  const unknown = named.find((role) => !isRole(role));
  if (unknown !== undefined) throw new ConfigError(`There is no role ${unknown}. ${USAGE}`);
  const roles = named.length === 0 ? ROLES : ROLES.filter((role) => named.includes(role));
  if (roles.length < ROLES.length && storage.kind === 'embedded')
    throw new ConfigError(
      `A process with --role ${roles.join()} shares its storage with others, and the embedded one in ` +
        `${storage.folder} cannot be shared: set DATABASE_URL to a PostgreSQL server, or start it without --role.`,
    );
  return roles;
}

function parse(args: readonly string[]): readonly string[] {
  try {
    const options = { role: { type: 'string', multiple: true } } as const;
    return parseArgs({ args: [...args], options }).values.role ?? [];
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : error}. ${USAGE}`);
  }
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
