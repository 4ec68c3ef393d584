import { entryId } from '../../audit/chain.ts';
import type { Difference } from '../../audit/compare.ts';
import { visible } from '../../publication/markdown/visible.ts';
import { type Replay, type ReplayPorts, replay } from '../../usecases/replay.ts';
import { CannotRun } from '../cannot-run.ts';
import { jsonText } from '../json-text.ts';
import type { Terminal } from '../terminal.ts';
import type { ReplayRequest } from './arguments.ts';

export interface ReplayCommandPorts extends ReplayPorts {
  readonly terminal: Terminal;
  /** Of this program. */
  readonly version: string;
}

type Replayed = Extract<Replay, { readonly kind: 'replayed' }>;

/**
 * Decides an entry again, and says whether it is the same.
 *
 * @throws CannotRun where there is nothing to decide again.
 */
export async function replayEntry(request: ReplayRequest, ports: ReplayCommandPorts): Promise<0 | 1> {
  const { repository, sequence, format } = request;
  const replayed = await replay(repository, sequence, ports);
  if (replayed.kind === 'impossible')
    throw new CannotRun(`${entryId(repository, sequence)} cannot be replayed. ${replayed.why}`);
  const { alterations, differences } = replayed;
  const same = alterations.length + differences.length === 0;
  ports.terminal.out(
    format === 'json' ? jsonOf(replayed, same, ports.version) : textOf(replayed, same, ports.version),
  );
  return same ? 0 : 1;
}

function textOf({ entry, alterations, differences }: Replayed, same: boolean, version: string): string {
  const by =
    entry.version === version
      ? `by version ${version}`
      : `recorded by ${entry.version}, replayed by ${version}`;
  const verdict = 'verdict' in entry ? `${entry.verdict}, ${entry.level}` : entry.kind;
  if (same) return `${entry.id} is decided as it was: ${verdict} (${by}).\n`;
  const newer =
    entry.version === version || differences.length === 0
      ? []
      : [
          'Another version of the program may judge otherwise: to see what was recorded, replay it by the one that recorded it.',
        ];
  const lines = [...alterations, ...differences.map(differenceLine)].map(visible);
  return [`${entry.id} is different (${by}).`, ...lines, ...newer].map((line) => `${line}\n`).join('');
}

function differenceLine({ what, recorded, now }: Difference): string {
  if (now === undefined) return `  ${what}: recorded “${recorded}”, and now it is not there`;
  if (recorded === undefined) return `  ${what}: now “${now}”, which was not recorded`;
  return `  ${what}: recorded “${recorded}”, and now “${now}”`;
}

function jsonOf({ entry, alterations, differences }: Replayed, same: boolean, version: string): string {
  const { id, version: recordedBy } = entry;
  return `${jsonText({ id, same, recordedBy, replayedBy: version, alterations, differences }, 2)}\n`;
}
