import { UsageError } from '../cannot-run.ts';
import { COMMON, parse } from '../options.ts';

/** What was asked of the command that sees to the server's storage. */
export type StorageCommandRequest =
  | { readonly command: 'help'; readonly topic: 'storage' }
  | { readonly command: 'version' }
  | MoveRequest;

export interface MoveRequest {
  readonly command: 'storage move';
  /** The folder of the embedded storage. */
  readonly from: string;
  /** The address of the PostgreSQL database. */
  readonly to: string;
}

const MOVE = { ...COMMON, from: { type: 'string' }, to: { type: 'string' } } as const;

/** @throws UsageError which says what is wrong and what there is instead. */
export function readStorageArguments(args: readonly string[]): StorageCommandRequest {
  const { values, positionals } = parse(args, MOVE);
  if (values.help) return { command: 'help', topic: 'storage' };
  if (values.version) return { command: 'version' };
  if (positionals.join(' ') !== 'move')
    throw new UsageError('`storage` needs what to do with it: `migration-gate storage move`.');
  const { from, to } = values;
  if (from === undefined || to === undefined)
    throw new UsageError(
      '`storage move` needs the folder to move `--from`, and the database to move `--to`.',
    );
  if (!/^postgres(ql)?:\/\//.test(to))
    throw new UsageError('`--to` takes the address of a database, which begins with postgres://.');
  return { command: 'storage move', from, to };
}
