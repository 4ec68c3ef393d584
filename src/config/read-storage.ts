import { z } from 'zod';
import type { Storage } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that say where the server keeps what it remembers. */
export const storageVariables = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is not an address that begins with postgres://' })
    .optional(),
  DATA_FOLDER: z.string().default('data'),
};

const variables = z.object(storageVariables);

/** The storage that the variables name. */
export function storageIn({ DATABASE_URL, DATA_FOLDER }: z.infer<typeof variables>): Storage {
  return DATABASE_URL === undefined
    ? { kind: 'embedded', folder: DATA_FOLDER }
    : { kind: 'postgres', url: DATABASE_URL };
}

/**
 * Where the server has its storage, for commands that read it.
 *
 * @returns what is wrong with the environment, as a sentence, where it names none.
 */
export function readStorage(environment: Environment = process.env): Storage | string {
  // What is set to nothing counts as not set, as for the server.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (parsed.success) return storageIn(parsed.data);
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join(' ');
}
